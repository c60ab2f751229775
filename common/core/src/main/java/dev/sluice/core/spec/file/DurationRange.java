package dev.sluice.core.spec.file;

import java.time.Duration;

/** What a duration of the file may be, both ends included. */
record DurationRange(Duration least, Duration most) {
  /** Ten years: longer is a slip of the pen, and must not overflow anybody's milliseconds. */
  private static final Duration LONG = Duration.ofDays(3653);

  static final DurationRange ANY = new DurationRange(Duration.ZERO, LONG);
  static final DurationRange SOME = new DurationRange(Duration.ofMillis(1), LONG);

  /** Flink takes no interval and no timeout of checkpoints under 10 ms. */
  static final DurationRange CHECKPOINT = new DurationRange(Duration.ofMillis(10), LONG);

  /** Kafka counts transaction.timeout.ms in 32 bits: a little less than 25 days. */
  static final DurationRange TRANSACTION =
      new DurationRange(Duration.ofMillis(1), Duration.ofDays(24));

  boolean contains(Duration duration) {
    return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
  }

  @Override
  public String toString() {
    return DurationText.of(least) + " to " + DurationText.of(most);
  }
}
