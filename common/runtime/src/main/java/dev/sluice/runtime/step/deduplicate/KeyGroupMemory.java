package dev.sluice.runtime.step.deduplicate;

import dev.sluice.runtime.step.deduplicate.StoredKeys.Kind;
import java.util.Map;
import java.util.SortedMap;

/**
 * What one key group remembers. The newest entries are looked up in memory, in two generations:
 * when the younger one is full, the older one moves into a {@link SealedRun} and the younger one
 * takes its place, so that what was passed lately is in memory always. Keyed state holds all of it.
 */
final class KeyGroupMemory {
  /** Of a generation, which may be in no chunk yet. */
  private static final int FRESH_SHARE = 4;

  private static final int FEWEST_FRESH = 16;

  private final StoredKeys state;
  private final int group;
  private final Deduplication rule;
  private final KeyMemory memory;
  private final SealedRuns runs;
  private int limit;
  private int mostFresh;
  private Generation young;
  private Generation old;
  private long nextChunk;

  // entries since the last chunk
  private Entries fresh = new Entries();

  KeyGroupMemory(StoredKeys state, int group, Deduplication rule, KeyMemory memory) {
    this.state = state;
    this.group = group;
    this.rule = rule;
    this.memory = memory;
    runs = new SealedRuns(state, group, rule, memory.filters());
    young = new Generation(state, group);
    old = new Generation(state, group);
    share();
  }

  /** Generations have what filters leave. */
  private void share() {
    limit = Math.max(1, memory.entriesBeside(runs.size()) / 2);
    mostFresh = Math.max(FEWEST_FRESH, limit / FRESH_SHARE);
    // the last chunk of a restore may go beyond the limit
    young.keys().limit(limit + mostFresh);
    old.keys().limit(limit + mostFresh);
  }

  /** Whether a record of the key passed so near to the time that this one repeats it. */
  boolean repeats(KeyPrint key, long time, long watermark) throws Exception {
    return young.keys().repeats(key.high(), key.low(), time, rule, watermark)
        || old.keys().repeats(key.high(), key.low(), time, rule, watermark)
        || runs.repeats(key, time, watermark);
  }

  void add(KeyPrint key, long time, long watermark) throws Exception {
    if (young.keys().count() >= limit) {
      makeRoom(watermark);
    }
    young.keys().add(key.high(), key.low(), time, rule, watermark);
    fresh.add(key.high(), key.low(), time);
    if (fresh.count() >= mostFresh) {
      write(watermark);
    }
  }

  /**
   * Throws out what is over. If that makes enough room, what is left stays in memory; else the
   * older generation is sealed, unless it has become too small for a run of its own.
   */
  private void makeRoom(long watermark) throws Exception {
    write(watermark);
    Entries carried = old.keys().left(rule, watermark);
    int younger = young.keys().countLeft(rule, watermark);
    if (2 * (carried.count() + younger) <= limit) {
      carried.addAll(young.keys().left(rule, watermark));
      young.clear();
    } else if (4 * carried.count() > limit) {
      runs.seal(carried, watermark);
      carried = new Entries();
    }
    old.clear();
    Generation next = old;
    old = young;
    young = next;
    share();
    if (carried.count() > 0) {
      young.hold(nextChunk, carried);
      nextChunk++;
    }
  }

  /** Bytes in memory. */
  long size() {
    return young.keys().size() + old.keys().size() + fresh.capacity() + runs.size();
  }

  /** Writes what is new and removes what is over. */
  void store(long watermark) throws Exception {
    runs.removeOver(watermark);
    old.removeOver(rule, watermark);
    young.removeOver(rule, watermark);
    write(watermark);
  }

  private void write(long watermark) throws Exception {
    if (fresh.count() == 0) {
      return;
    }
    Entries left = fresh.left(rule, watermark);
    if (left.count() > 0) {
      young.write(nextChunk, left);
      nextChunk++;
    }
    // as many will come until the next checkpoint
    fresh = new Entries(fresh.count());
  }

  /** Takes over what was stored. */
  void load() throws Exception {
    runs.load();
    share();
    SortedMap<Long, byte[]> chunks = state.all(Kind.CHUNK, group);
    // before the first is read: what is carried on meanwhile must not take the number of another
    nextChunk = chunks.isEmpty() ? 0 : chunks.lastKey() + 1;
    for (Map.Entry<Long, byte[]> stored : chunks.entrySet()) {
      young.read(stored.getKey(), stored.getValue(), rule);
      if (young.keys().count() >= limit) {
        makeRoom(Long.MIN_VALUE);
      }
    }
  }
}
