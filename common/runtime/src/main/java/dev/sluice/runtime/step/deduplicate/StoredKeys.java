package dev.sluice.runtime.step.deduplicate;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.jspecify.annotations.Nullable;

/**
 * Remembered keys in keyed state: bytes of three kinds under numbers, for each key group.
 *
 * @param kept under the keys of {@link Kind}
 */
record StoredKeys(KeyedStateBackend<DeduplicateKey> backend, MapState<Long, byte[]> kept) {

  /**
   * What is stored is of a key group, and Flink wants a key to keep it under. No two groups have
   * the same: RocksDB's iterator over a key does not compare the group, and would go on in the
   * next.
   */
  enum Kind {
    /** What passed between two checkpoints, and is in memory too. */
    CHUNK('c'),
    /** What is to be known of a sealed run to look into it. */
    HEAD('h'),
    /** A part of a sealed run. */
    BLOCK('b');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    private DeduplicateKey of(int group) {
      return new DeduplicateKey(
          new byte[] {(byte) letter, (byte) (group >>> Byte.SIZE), (byte) group});
    }
  }

  static void requireForm(byte stored, byte known) {
    if (stored != known) {
      throw new IllegalStateException(
          "remembered keys have form " + stored + "; this release knows form " + known);
    }
  }

  byte @Nullable [] get(Kind kind, int group, long number) throws Exception {
    return at(kind, group).get(number);
  }

  void put(Kind kind, int group, long number, byte[] bytes) throws Exception {
    at(kind, group).put(number, bytes);
  }

  void remove(Kind kind, int group, long number) throws Exception {
    at(kind, group).remove(number);
  }

  /** All of a kind, by number. */
  SortedMap<Long, byte[]> all(Kind kind, int group) throws Exception {
    SortedMap<Long, byte[]> all = new TreeMap<>();
    for (Map.Entry<Long, byte[]> stored : at(kind, group).entries()) {
      all.put(stored.getKey(), stored.getValue());
    }
    return all;
  }

  private MapState<Long, byte[]> at(Kind kind, int group) {
    backend.setCurrentKeyAndKeyGroup(kind.of(group), group);
    return kept;
  }
}
