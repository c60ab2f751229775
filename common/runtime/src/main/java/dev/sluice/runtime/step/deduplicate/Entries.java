package dev.sluice.runtime.step.deduplicate;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/** Records that passed, one behind the other: digest of the key in two words, and time. */
final class Entries {
  private static final int WORDS = 3;
  private static final int FIRST = 4;

  private long[] words;
  private int taken;

  Entries() {
    this(FIRST);
  }

  /** With room for so many. */
  Entries(int room) {
    words = new long[room * WORDS];
  }

  /** All that is left in the buffer, as {@link #write} put it there. */
  static Entries read(ByteBuffer from) {
    LongBuffer stored = from.asLongBuffer();
    Entries entries = new Entries(stored.remaining() / WORDS);
    entries.taken = stored.remaining();
    stored.get(entries.words);
    return entries;
  }

  /** Three long values for each, big-endian. */
  void write(ByteBuffer to) {
    to.asLongBuffer().put(words, 0, taken);
    to.position(to.position() + size());
  }

  void add(long high, long low, long time) {
    if (taken == words.length) {
      words = Arrays.copyOf(words, Math.max(FIRST * WORDS, Math.multiplyExact(2, taken)));
    }
    words[taken++] = high;
    words[taken++] = low;
    words[taken++] = time;
  }

  void addAll(Entries others) {
    for (int entry = 0; entry < others.count(); entry++) {
      add(others.high(entry), others.low(entry), others.time(entry));
    }
  }

  int count() {
    return taken / WORDS;
  }

  long high(int entry) {
    return words[entry * WORDS];
  }

  long low(int entry) {
    return words[entry * WORDS + 1];
  }

  long time(int entry) {
    return words[entry * WORDS + 2];
  }

  /** The latest time of all. */
  long latest() {
    long latest = Long.MIN_VALUE;
    for (int entry = 0; entry < count(); entry++) {
      latest = Math.max(latest, time(entry));
    }
    return latest;
  }

  /** Those that are not over. */
  Entries left(Deduplication rule, long watermark) {
    Entries left = new Entries(count());
    for (int entry = 0; entry < count(); entry++) {
      if (!rule.isOver(time(entry), watermark)) {
        left.add(high(entry), low(entry), time(entry));
      }
    }
    return left;
  }

  /** As {@link PassedKeys#repeats}, entry by entry. */
  boolean repeats(KeyPrint key, long time, Deduplication rule, long watermark) {
    for (int entry = 0; entry < count(); entry++) {
      if (high(entry) == key.high()
          && low(entry) == key.low()
          && rule.repeats(time(entry), time)
          && !rule.isOver(time(entry), watermark)) {
        return true;
      }
    }
    return false;
  }

  /** Bytes of what is written. */
  int size() {
    return Long.BYTES * taken;
  }

  /** Bytes in memory. */
  long capacity() {
    return 8L * words.length;
  }
}
