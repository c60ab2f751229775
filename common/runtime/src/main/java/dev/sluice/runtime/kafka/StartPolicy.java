package dev.sluice.runtime.kafka;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * What to do where a source cannot simply go on: offsets that were not read yet are gone from the
 * topic, or what it is to read was read and committed before. It stops, unless that is accepted.
 * Accepting is for one start, so it ends by itself: a job graph lives on through every restart, and
 * a gap of next month was accepted by nobody.
 *
 * @param gapsUntil gaps found before this instant are logged and passed over
 * @param repeatsUntil what was read already and is found before this instant is read again
 */
public record StartPolicy(Instant gapsUntil, Instant repeatsUntil) implements Serializable {
  public static final StartPolicy STRICT = new StartPolicy(Instant.MIN, Instant.MIN);

  /** Longer than a start with its restarts takes, shorter than a retention. */
  private static final Duration ACCEPTED_FOR = Duration.ofMinutes(10);

  /** {@code --accept-gap}, for a start at this instant. */
  public StartPolicy acceptingGaps(Instant start) {
    return new StartPolicy(start.plus(ACCEPTED_FOR), repeatsUntil);
  }

  /** {@code --accept-repeat}, for a start at this instant. */
  public StartPolicy acceptingRepeats(Instant start) {
    return new StartPolicy(gapsUntil, start.plus(ACCEPTED_FOR));
  }

  boolean acceptsGap(Instant now) {
    return now.isBefore(gapsUntil);
  }

  boolean acceptsRepeat(Instant now) {
    return now.isBefore(repeatsUntil);
  }
}
