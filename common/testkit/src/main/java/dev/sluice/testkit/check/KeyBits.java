package dev.sluice.testkit.check;

import java.util.Arrays;

/**
 * One bit for each sequence number of each key. Sequence numbers of a key count from 0, so a bit is
 * all that a record costs: 20 million records take 3 to 5 MB, where a set of objects takes
 * gigabytes.
 */
final class KeyBits {
  private final long[][] words;

  KeyBits(int keys) {
    words = new long[keys][];
    Arrays.fill(words, new long[0]);
  }

  /**
   * Sets the bit.
   *
   * @return whether it was clear before
   */
  boolean add(int key, long sequence) {
    int word = Math.toIntExact(sequence >> 6);
    if (word >= words[key].length) {
      words[key] = Arrays.copyOf(words[key], Math.max(word + 1, words[key].length * 3 / 2));
    }
    long bit = 1L << sequence;
    boolean clear = (words[key][word] & bit) == 0;
    words[key][word] |= bit;
    return clear;
  }

  boolean contains(int key, long sequence) {
    long word = sequence >> 6;
    return word < words[key].length && (words[key][(int) word] & 1L << sequence) != 0;
  }

  /** No bit of the key is set at it or above it. */
  long end(int key) {
    return (long) words[key].length << 6;
  }

  int keys() {
    return words.length;
  }
}
