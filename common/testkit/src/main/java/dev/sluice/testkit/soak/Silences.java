package dev.sluice.testkit.soak;

import java.util.ArrayList;
import java.util.List;

/**
 * The gaps between moments at which something was seen, in milliseconds since the epoch. Written by
 * the reader, asked by others.
 */
final class Silences {
  /** A checkpoint a second makes shorter ones all the time. */
  private static final long NOTABLE = 1_500;

  private record Gap(long from, long to) {
    long within(long start, long end) {
      return Math.min(to, end) - Math.max(from, start) > 0 ? to - from : 0;
    }
  }

  private final List<Gap> gaps = new ArrayList<>();
  private long last;

  Silences(long start) {
    last = start;
  }

  synchronized void seen(long now) {
    if (now - last >= NOTABLE) {
      gaps.add(new Gap(last, now));
    }
    last = now;
  }

  /** The longest gap that has a part between the two moments, in full length. */
  synchronized long longest(long start, long end) {
    long current = end > last ? new Gap(last, end).within(start, end) : 0;
    return gaps.stream().mapToLong(gap -> gap.within(start, end)).reduce(current, Math::max);
  }
}
