package dev.sluice.runtime.step.deduplicate;

import java.time.Duration;

/**
 * Which records of a key are repeats: those less than the span away from one that passed, before or
 * after it. Times are milliseconds since the epoch.
 */
record Deduplication(long span) {

  static Deduplication within(Duration span) {
    return new Deduplication(span.toMillis());
  }

  /** Whether a record makes a repeat of another one of its key. */
  boolean repeats(long passed, long time) {
    long distance = Math.max(passed, time) - Math.min(passed, time);
    return distance >= 0 && distance < span;
  }

  /** Whether record time is so far that a record no longer makes repeats of others. */
  boolean isOver(long passed, long watermark) {
    long end = passed + span;
    return (end < passed ? Long.MAX_VALUE : end) <= watermark;
  }
}
