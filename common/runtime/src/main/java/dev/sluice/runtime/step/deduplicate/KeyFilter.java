package dev.sluice.runtime.step.deduplicate;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/**
 * Tells of most keys that are not in a set that they are not: a split block Bloom filter (Putze,
 * Sanders and Singler 2007) of 16 bits a key, which is wrong about one key of a thousand. A look
 * into it touches one line of the processor's cache.
 */
final class KeyFilter {
  /** Of a block, which has a bit of each of its keys in every word. */
  private static final int WORDS = 8;

  private static final int KEYS_PER_BLOCK = 32;

  /** Of a digest's word: which bit of a filter's word. */
  private static final int BITS_PER_WORD = 6;

  private final long[] words;

  private KeyFilter(long[] words) {
    this.words = words;
  }

  static KeyFilter of(int keys) {
    return new KeyFilter(new long[WORDS * (keys / KEYS_PER_BLOCK + 1)]);
  }

  /** All that is left in the buffer. */
  static KeyFilter read(ByteBuffer from) {
    LongBuffer stored = from.asLongBuffer();
    long[] words = new long[stored.remaining()];
    stored.get(words);
    return new KeyFilter(words);
  }

  void write(ByteBuffer to) {
    to.asLongBuffer().put(words);
    to.position(to.position() + size());
  }

  void add(long high, long low) {
    int block = block(high);
    long bits = low;
    for (int word = 0; word < WORDS; word++) {
      words[block + word] |= 1L << bits;
      bits >>>= BITS_PER_WORD;
    }
  }

  /** False: certainly not. */
  boolean mayHold(KeyPrint key) {
    int block = block(key.high());
    long bits = key.low();
    for (int word = 0; word < WORDS; word++) {
      if ((words[block + word] & 1L << bits) == 0) {
        return false;
      }
      bits >>>= BITS_PER_WORD;
    }
    return true;
  }

  /** Bytes. */
  int size() {
    return Long.BYTES * words.length;
  }

  private int block(long high) {
    return WORDS * Spread.over(words.length / WORDS, high);
  }
}
