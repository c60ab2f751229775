package dev.sluice.runtime.step.deduplicate;

import dev.sluice.runtime.step.deduplicate.StoredKeys.Kind;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a key group that had no room in memory any more. They stand in keyed state, by digest,
 * in blocks that are never changed; a filter in memory tells of most keys that they are not there.
 */
final class SealedRun {
  /** Of the head: this byte, latest time, number of entries, filter; big-endian. */
  private static final byte FORM = 1;

  private static final int HEAD = 1 + Long.BYTES + Integer.BYTES;

  private static final int ENTRIES_PER_BLOCK = 128;

  /** A block's number is the run's, and these bits for which of its blocks. */
  private static final int BLOCK_BITS = 20;

  static final int MOST_ENTRIES = ENTRIES_PER_BLOCK << BLOCK_BITS - 1;

  private final int group;
  private final long number;
  private final long latest;
  private final int count;
  private @Nullable KeyFilter filter;

  private SealedRun(int group, long number, long latest, int count, KeyFilter filter) {
    this.group = group;
    this.number = number;
    this.latest = latest;
    this.count = count;
    this.filter = filter;
  }

  /** Stores entries as a run. */
  static SealedRun seal(StoredKeys state, int group, long number, Entries entries)
      throws Exception {
    int blocks = blocks(entries.count());
    Entries[] parts = new Entries[blocks];
    KeyFilter filter = KeyFilter.of(entries.count());
    for (int each = 0; each < entries.count(); each++) {
      long high = entries.high(each);
      int block = Spread.over(blocks, high);
      if (parts[block] == null) {
        parts[block] = new Entries();
      }
      parts[block].add(high, entries.low(each), entries.time(each));
      filter.add(high, entries.low(each));
    }
    SealedRun run = new SealedRun(group, number, entries.latest(), entries.count(), filter);
    for (int block = 0; block < blocks; block++) {
      if (parts[block] != null) {
        ByteBuffer bytes = ByteBuffer.allocate(parts[block].size());
        parts[block].write(bytes);
        state.put(Kind.BLOCK, group, run.block(block), bytes.array());
      }
    }
    ByteBuffer head = ByteBuffer.allocate(HEAD + filter.size()).put(FORM);
    filter.write(head.putLong(run.latest).putInt(entries.count()));
    state.put(Kind.HEAD, group, number, head.array());
    return run;
  }

  static SealedRun read(int group, long number, byte[] head) {
    ByteBuffer stored = ByteBuffer.wrap(head);
    StoredKeys.requireForm(stored.get(), FORM);
    return new SealedRun(group, number, stored.getLong(), stored.getInt(), KeyFilter.read(stored));
  }

  /** As {@link PassedKeys#repeats}. */
  boolean repeats(StoredKeys state, KeyPrint key, long time, Deduplication rule, long watermark)
      throws Exception {
    if (isOver(rule, Math.max(time, watermark)) || (filter != null && !filter.mayHold(key))) {
      return false;
    }
    byte[] block = state.get(Kind.BLOCK, group, block(Spread.over(blocks(count), key.high())));
    return block != null
        && Entries.read(ByteBuffer.wrap(block)).repeats(key, time, rule, watermark);
  }

  /** All that is not over. */
  Entries left(StoredKeys state, Deduplication rule, long watermark) throws Exception {
    Entries left = new Entries();
    for (int block = 0; block < blocks(count); block++) {
      byte[] stored = state.get(Kind.BLOCK, group, block(block));
      if (stored != null) {
        left.addAll(Entries.read(ByteBuffer.wrap(stored)).left(rule, watermark));
      }
    }
    return left;
  }

  boolean isOver(Deduplication rule, long watermark) {
    return rule.isOver(latest, watermark);
  }

  void remove(StoredKeys state) throws Exception {
    for (int block = 0; block < blocks(count); block++) {
      state.remove(Kind.BLOCK, group, block(block));
    }
    state.remove(Kind.HEAD, group, number);
  }

  /** Bytes in memory. */
  long size() {
    return filter == null ? 0 : filter.size();
  }

  /** From now on each look into the run reads a block. */
  void dropFilter() {
    filter = null;
  }

  boolean hasFilter() {
    return filter != null;
  }

  long number() {
    return number;
  }

  int count() {
    return count;
  }

  private static int blocks(int entries) {
    return (entries + ENTRIES_PER_BLOCK - 1) / ENTRIES_PER_BLOCK;
  }

  private long block(int block) {
    return number << BLOCK_BITS | block;
  }
}
