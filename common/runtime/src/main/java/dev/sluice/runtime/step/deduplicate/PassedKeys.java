package dev.sluice.runtime.step.deduplicate;

import java.util.Arrays;

/**
 * Which keys passed, and when: a hash table with open addressing, 25 bytes a slot, at most two
 * thirds of them taken. One of these is a tag ({@link Tags}); tags stand apart, so that a look for
 * a key that is not there hardly ever touches more than a few megabytes that the processor's cache
 * holds. A key has an entry for each of its records that passed. Entries that are over are passed
 * over, and thrown out when the table is full: nothing has to be done for each of them when its
 * time comes.
 */
final class PassedKeys {
  private static final int WORDS = 3;

  /** Of the limit, which moves a little now and then: no reason to begin with a new table. */
  private static final int SPARE = 16;

  private long most = Integer.MAX_VALUE;
  private long[] tags = new long[1];

  // digest in two words, time; what a slot holds counts if it has a tag
  private long[] slots = new long[Tags.SLOTS * WORDS];
  private int taken;

  /** Has room for so many entries in the end, and takes no more memory than they need. */
  void limit(int entries) {
    most = slotsFor(entries);
  }

  /** Whole words of tags. */
  private static long slotsFor(long entries) {
    long least = (3 * entries + 1) / 2;
    return Math.max(1, (least + Tags.SLOTS - 1) / Tags.SLOTS) * Tags.SLOTS;
  }

  /** Whether a record of the key passed so near to the time that this one repeats it. */
  boolean repeats(long high, long low, long time, Deduplication rule, long watermark) {
    long tag = Tags.of(low);
    int word = Spread.over(tags.length, low);
    while (true) {
      for (long hits = Tags.equal(tags[word], tag); hits != 0; hits = Tags.rest(hits)) {
        int at = slot(word, Tags.first(hits));
        if (slots[at] == high
            && slots[at + 1] == low
            && rule.repeats(slots[at + 2], time)
            && !rule.isOver(slots[at + 2], watermark)) {
          return true;
        }
      }
      if (Tags.free(tags[word]) != 0) {
        return false;
      }
      word = next(word);
    }
  }

  void add(long high, long low, long time, Deduplication rule, long watermark) {
    if (slotsFor(taken + 1L) > capacity()) {
      hold(left(rule, watermark));
    }
    put(high, low, time);
  }

  /** Those that are not over. */
  Entries left(Deduplication rule, long watermark) {
    Entries left = new Entries(countLeft(rule, watermark));
    for (int slot = 0; slot < capacity(); slot++) {
      if (isLeft(slot, rule, watermark)) {
        int at = slot * WORDS;
        left.add(slots[at], slots[at + 1], slots[at + 2]);
      }
    }
    return left;
  }

  int countLeft(Deduplication rule, long watermark) {
    int left = 0;
    for (int slot = 0; slot < capacity(); slot++) {
      if (isLeft(slot, rule, watermark)) {
        left++;
      }
    }
    return left;
  }

  private boolean isLeft(int slot, Deduplication rule, long watermark) {
    return Tags.isTaken(tags[slot / Tags.SLOTS], slot % Tags.SLOTS)
        && !rule.isOver(slots[slot * WORDS + 2], watermark);
  }

  /** These and no others. */
  void hold(Entries entries) {
    begin(entries.count());
    for (int entry = 0; entry < entries.count(); entry++) {
      put(entries.high(entry), entries.low(entry), entries.time(entry));
    }
  }

  /** An empty table that half of the entries would fill by a third at least. */
  private void begin(int entries) {
    long wanted = Tags.SLOTS;
    while (wanted < 2 * (entries + 1L)) {
      wanted *= 2;
    }
    if (wanted > most && slotsFor(entries + 1L) <= most) {
      wanted = most;
    }
    slots = new long[Math.toIntExact(wanted * WORDS)];
    tags = new long[Math.toIntExact(wanted / Tags.SLOTS)];
    taken = 0;
  }

  /** Entries, also such as are over. */
  int count() {
    return taken;
  }

  /** Bytes. */
  long size() {
    return 8L * (slots.length + tags.length);
  }

  boolean isEmpty() {
    return taken == 0;
  }

  void clear() {
    begin(0);
  }

  /** Forgets all, and keeps the memory that it will need again. */
  void wipe() {
    if (capacity() > most + most / SPARE) {
      clear();
    }
    Arrays.fill(tags, 0);
    taken = 0;
  }

  private void put(long high, long low, long time) {
    int word = Spread.over(tags.length, low);
    while (Tags.free(tags[word]) == 0) {
      word = next(word);
    }
    int free = Tags.first(Tags.free(tags[word]));
    tags[word] = Tags.with(tags[word], free, Tags.of(low));
    int at = slot(word, free);
    slots[at] = high;
    slots[at + 1] = low;
    slots[at + 2] = time;
    taken++;
  }

  private int capacity() {
    return tags.length * Tags.SLOTS;
  }

  private static int slot(int word, int which) {
    return (word * Tags.SLOTS + which) * WORDS;
  }

  private int next(int word) {
    return word + 1 == tags.length ? 0 : word + 1;
  }
}
