package dev.sluice.runtime.step.deduplicate;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.jspecify.annotations.Nullable;

/**
 * Remembered keys in keyed state: bytes of three kinds under numbers, for each key group. Flink
 * keeps state of keys, not of key groups: each group has a key of each kind that Flink assigns to
 * it.
 */
final class StoredKeys {

  /** Of bytes. */
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
  }

  private final KeyedStateBackend<DeduplicateKey> backend;
  private final MapState<Long, byte[]> kept;
  private final int firstGroup;
  private final Map<Kind, DeduplicateKey[]> keys = new EnumMap<>(Kind.class);

  /**
   * What is stored of a subtask's key groups.
   *
   * @param groups how many there are in all subtasks
   */
  StoredKeys(
      KeyedStateBackend<DeduplicateKey> backend,
      MapState<Long, byte[]> kept,
      KeyGroupRange range,
      int groups) {
    this.backend = backend;
    this.kept = kept;
    firstGroup = range.getStartKeyGroup();
    for (Kind kind : Kind.values()) {
      keys.put(kind, keys(kind, range, groups));
    }
  }

  /** The first by number of those that are assigned to each group. */
  private static DeduplicateKey[] keys(Kind kind, KeyGroupRange range, int groups) {
    DeduplicateKey[] found = new DeduplicateKey[range.getNumberOfKeyGroups()];
    int missing = found.length;
    for (int number = 0; missing > 0; number++) {
      DeduplicateKey key =
          new DeduplicateKey(
              ByteBuffer.allocate(1 + Integer.BYTES)
                  .put((byte) kind.letter)
                  .putInt(number)
                  .array());
      int group = KeyGroupRangeAssignment.assignToKeyGroup(key, groups);
      if (range.contains(group) && found[group - range.getStartKeyGroup()] == null) {
        found[group - range.getStartKeyGroup()] = key;
        missing--;
      }
    }
    return found;
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
    backend.setCurrentKey(Objects.requireNonNull(keys.get(kind))[group - firstGroup]);
    return kept;
  }
}
