package dev.sluice.runtime.step.deduplicate;

/**
 * Eight slots of a table in one word: a byte for each, 0 where it is free, else the lowest of its
 * digest. All eight are compared at once, as in Abseil's Swiss tables (Kulukundis 2017), with
 * arithmetic instead of vectors.
 */
final class Tags {
  /** Slots in a word. */
  static final int SLOTS = Long.BYTES;

  private static final long ONES = 0x0101010101010101L;
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;

  private Tags() {}

  /** Of a digest, 1 to 255. */
  static long of(long low) {
    return Math.max(1, low & 0xff);
  }

  /** A bit for each slot with the tag, and for no other: see {@link #first}. */
  static long equal(long word, long tag) {
    return free(word ^ tag * ONES);
  }

  /** A bit for each free slot, and for no other. */
  static long free(long word) {
    return ~((word & LOW_BITS) + LOW_BITS | word | LOW_BITS);
  }

  static boolean isTaken(long word, int slot) {
    return (word >>> slot * Byte.SIZE & 0xff) != 0;
  }

  /** Which of the eight the lowest bit is of. */
  static int first(long bits) {
    return Long.numberOfTrailingZeros(bits) / Byte.SIZE;
  }

  /** Without the lowest bit. */
  static long rest(long bits) {
    return bits & bits - 1;
  }

  /** The word with the tag in a slot that is free. */
  static long with(long word, int slot, long tag) {
    return word | tag << slot * Byte.SIZE;
  }
}
