package dev.sluice.runtime.step.deduplicate;

import dev.sluice.runtime.step.deduplicate.StoredKeys.Kind;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Entries of a key group that came one after the other: in memory, and in keyed state as the chunks
 * that they were written in. A chunk is written once, read only at a restore, and removed whole.
 */
final class Generation {
  /** Of a chunk: this byte, then entries. */
  private static final byte FORM = 1;

  /**
   * A chunk that is in state.
   *
   * @param latest time of an entry in it
   */
  private record Chunk(long number, long latest) {}

  private final StoredKeys state;
  private final int group;
  private final PassedKeys keys = new PassedKeys();
  private final Queue<Chunk> chunks = new PriorityQueue<>(Comparator.comparingLong(Chunk::latest));

  /** An empty one. */
  Generation(StoredKeys state, int group) {
    this.state = state;
    this.group = group;
  }

  PassedKeys keys() {
    return keys;
  }

  /** Writes entries that are in memory already. */
  void write(long number, Entries entries) throws Exception {
    ByteBuffer chunk = ByteBuffer.allocate(1 + entries.size()).put(FORM);
    entries.write(chunk);
    state.put(Kind.CHUNK, group, number, chunk.array());
    chunks.add(new Chunk(number, entries.latest()));
  }

  /** Takes over what was written. */
  void read(long number, byte[] written, Deduplication rule) {
    ByteBuffer chunk = ByteBuffer.wrap(written);
    StoredKeys.requireForm(chunk.get(), FORM);
    Entries entries = Entries.read(chunk);
    for (int entry = 0; entry < entries.count(); entry++) {
      keys.add(entries.high(entry), entries.low(entry), entries.time(entry), rule, Long.MIN_VALUE);
    }
    chunks.add(new Chunk(number, entries.latest()));
  }

  /** Has these entries alone, none of which is in state. */
  void hold(long number, Entries entries) throws Exception {
    keys.hold(entries);
    write(number, entries);
  }

  /** Removes chunks of which all is over. */
  void removeOver(Deduplication rule, long watermark) throws Exception {
    for (Chunk oldest = chunks.peek();
        oldest != null && rule.isOver(oldest.latest(), watermark);
        oldest = chunks.peek()) {
      state.remove(Kind.CHUNK, group, oldest.number());
      chunks.remove();
    }
  }

  /** Forgets all, in memory and in state. */
  void clear() throws Exception {
    for (Chunk chunk : chunks) {
      state.remove(Kind.CHUNK, group, chunk.number());
    }
    chunks.clear();
    keys.wipe();
  }
}
