package dev.sluice.runtime.kafka;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * What to do when offsets that were not read yet are gone from the topic: stop, or go on at the
 * first offset that is left. Going on is for one start, so it ends by itself: a job graph lives on
 * through every restart, and a gap of next month was accepted by nobody.
 *
 * @param acceptUntil gaps found before this instant are logged and passed over
 */
public record GapPolicy(Instant acceptUntil) implements Serializable {
  public static final GapPolicy STOP = new GapPolicy(Instant.MIN);

  /** Longer than a start with its restarts takes, shorter than a retention. */
  private static final Duration ACCEPTED_FOR = Duration.ofMinutes(10);

  /** {@code --accept-gap}, for a start at this instant. */
  public static GapPolicy acceptFrom(Instant start) {
    return new GapPolicy(start.plus(ACCEPTED_FOR));
  }

  boolean accepts(Instant now) {
    return now.isBefore(acceptUntil);
  }
}
