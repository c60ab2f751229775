package dev.sluice.runtime.step.deduplicate;

import dev.sluice.runtime.step.deduplicate.StoredKeys.Kind;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * What one key group remembers. The newest entries are looked up in memory; in keyed state stand
 * chunks of what passed between two checkpoints, which are written once, read only at a restore,
 * and removed whole when all that is in them is over. When memory is full, entries move into a
 * {@link SealedRun}, and their chunks go.
 */
final class KeyGroupMemory {
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
  private final Deduplication rule;
  private final int limit;
  private final PassedKeys keys = new PassedKeys();
  private final Queue<Chunk> chunks = new PriorityQueue<>(Comparator.comparingLong(Chunk::latest));
  private final SealedRuns runs;
  private long nextChunk;

  // entries since the last chunk
  private Entries fresh = new Entries();

  KeyGroupMemory(StoredKeys state, int group, Deduplication rule, KeyMemory memory) {
    this.state = state;
    this.group = group;
    this.rule = rule;
    limit = memory.entries();
    runs = new SealedRuns(state, group, rule, memory.filters());
  }

  /** Whether a record of the key passed so near to the time that this one repeats it. */
  boolean repeats(KeyDigest key, long time, long watermark) throws Exception {
    return keys.repeats(key, time, rule, watermark) || runs.repeats(key, time, watermark);
  }

  void add(KeyDigest key, long time, long watermark) throws Exception {
    if (keys.count() >= limit) {
      makeRoom(watermark);
    }
    keys.add(key.high(), key.low(), time, rule, watermark);
    fresh.add(key.high(), key.low(), time);
  }

  /** By throwing out what is over, if that makes enough. */
  private void makeRoom(long watermark) throws Exception {
    Entries left = keys.left(rule, watermark);
    if (2 * left.count() <= limit) {
      keys.hold(left);
      fresh = fresh.left(rule, watermark);
      return;
    }
    runs.seal(left, watermark);
    keys.clear();
    fresh = new Entries();
    for (Chunk chunk : chunks) {
      state.remove(Kind.CHUNK, group, chunk.number());
    }
    chunks.clear();
  }

  /** Bytes in memory. */
  long size() {
    return keys.size() + fresh.capacity() + runs.size();
  }

  /** Writes what is new and removes what is over. */
  void store(long watermark) throws Exception {
    runs.removeOver(watermark);
    for (Chunk oldest = chunks.peek();
        oldest != null && rule.isOver(oldest.latest(), watermark);
        oldest = chunks.peek()) {
      state.remove(Kind.CHUNK, group, oldest.number());
      chunks.remove();
    }
    Entries left = fresh.left(rule, watermark);
    if (left.count() > 0) {
      ByteBuffer chunk = ByteBuffer.allocate(1 + left.size()).put(FORM);
      left.write(chunk);
      state.put(Kind.CHUNK, group, nextChunk, chunk.array());
      chunks.add(new Chunk(nextChunk, left.latest()));
      nextChunk++;
    }
    fresh = new Entries();
  }

  /** Takes over what was stored. */
  void load() throws Exception {
    runs.load();
    for (Map.Entry<Long, byte[]> stored : state.all(Kind.CHUNK, group).entrySet()) {
      ByteBuffer chunk = ByteBuffer.wrap(stored.getValue());
      StoredKeys.requireForm(chunk.get(), FORM);
      Entries entries = Entries.read(chunk);
      for (int entry = 0; entry < entries.count(); entry++) {
        keys.add(
            entries.high(entry), entries.low(entry), entries.time(entry), rule, Long.MIN_VALUE);
      }
      chunks.add(new Chunk(stored.getKey(), entries.latest()));
      nextChunk = stored.getKey() + 1;
    }
  }
}
