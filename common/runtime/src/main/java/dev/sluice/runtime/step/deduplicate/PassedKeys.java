package dev.sluice.runtime.step.deduplicate;

import java.util.Arrays;

/**
 * Which keys passed, and when: a hash table with open addressing, 24 bytes a slot, at most two
 * thirds of them taken. A key has an entry for each of its records that passed. Entries that are
 * over are passed over, and thrown out when the table is full: nothing has to be done for each of
 * them when its time comes.
 */
final class PassedKeys {
  private static final int WORDS = 3;
  private static final int FEWEST_SLOTS = 8;

  /** Of the limit, which moves a little now and then: no reason to begin with a new table. */
  private static final int SPARE = 16;

  private long most = Integer.MAX_VALUE;

  // digest in two words, time; both words of a free slot's digest are 0
  private long[] slots = new long[FEWEST_SLOTS * WORDS];
  private int taken;

  /** Has room for so many entries in the end, and takes no more memory than they need. */
  void limit(int entries) {
    most = slotsFor(entries);
  }

  private static long slotsFor(long entries) {
    return Math.max(FEWEST_SLOTS, (3 * entries + 1) / 2);
  }

  /** Whether a record of the key passed so near to the time that this one repeats it. */
  boolean repeats(KeyDigest key, long time, Deduplication rule, long watermark) {
    int at = slot(key.low());
    while (!isFree(at)) {
      if (slots[at] == key.high()
          && slots[at + 1] == key.low()
          && rule.repeats(slots[at + 2], time)
          && !rule.isOver(slots[at + 2], watermark)) {
        return true;
      }
      at = next(at);
    }
    return false;
  }

  void add(long high, long low, long time, Deduplication rule, long watermark) {
    if (slotsFor(taken + 1L) > slots.length / WORDS) {
      hold(left(rule, watermark));
    }
    put(high, low, time);
  }

  /** Those that are not over. */
  Entries left(Deduplication rule, long watermark) {
    Entries left = new Entries();
    for (int at = 0; at < slots.length; at += WORDS) {
      if (!isFree(at) && !rule.isOver(slots[at + 2], watermark)) {
        left.add(slots[at], slots[at + 1], slots[at + 2]);
      }
    }
    return left;
  }

  int countLeft(Deduplication rule, long watermark) {
    int left = 0;
    for (int at = 0; at < slots.length; at += WORDS) {
      if (!isFree(at) && !rule.isOver(slots[at + 2], watermark)) {
        left++;
      }
    }
    return left;
  }

  /** These and no others, in a table that half of them would fill by a third at least. */
  void hold(Entries entries) {
    long wanted = FEWEST_SLOTS;
    while (wanted < 2L * (entries.count() + 1)) {
      wanted *= 2;
    }
    if (wanted > most && slotsFor(entries.count() + 1L) <= most) {
      wanted = most;
    }
    slots = new long[Math.toIntExact(wanted * WORDS)];
    taken = 0;
    for (int entry = 0; entry < entries.count(); entry++) {
      put(entries.high(entry), entries.low(entry), entries.time(entry));
    }
  }

  /** Entries, also such as are over. */
  int count() {
    return taken;
  }

  /** Bytes. */
  long size() {
    return 8L * slots.length;
  }

  boolean isEmpty() {
    return taken == 0;
  }

  void clear() {
    hold(new Entries());
  }

  /** Forgets all, and keeps the memory that it will need again. */
  void wipe() {
    if (slots.length / WORDS > most + most / SPARE) {
      clear();
    }
    Arrays.fill(slots, 0);
    taken = 0;
  }

  private void put(long high, long low, long time) {
    int at = slot(low);
    while (!isFree(at)) {
      at = next(at);
    }
    slots[at] = high;
    slots[at + 1] = low;
    slots[at + 2] = time;
    taken++;
  }

  private int slot(long low) {
    return Spread.over(slots.length / WORDS, low) * WORDS;
  }

  private int next(int at) {
    return at + WORDS == slots.length ? 0 : at + WORDS;
  }

  private boolean isFree(int at) {
    return slots[at] == 0 && slots[at + 1] == 0;
  }
}
