package dev.sluice.testkit.soak;

import java.time.Duration;

/**
 * How long and how hard. A run goes on until duration, records and faults are all reached.
 *
 * @param records written at least
 * @param faults made at least
 * @param burst up to so many faults follow upon each other before the pipelines are waited for
 * @param seed of all choices: load, kinds, order and targets of faults
 * @param perSecond records written in a second
 */
public record SoakSpec(
    Duration duration,
    long records,
    int faults,
    int burst,
    long seed,
    int perSecond,
    SoakBounds bounds) {
  /** 20 million records an hour are 5,556 a second; the rest is for what faults hold up. */
  static final int PER_SECOND = 6_500;

  public SoakSpec {
    if (burst < 1 || perSecond < 1 || records < 0 || faults < 0) {
      throw new IllegalArgumentException("burst and rate are positive, the rest is not negative");
    }
  }

  /** For the command: time is the measure. */
  public static SoakSpec ofMinutes(int minutes, long seed) {
    return new SoakSpec(
        Duration.ofMinutes(minutes), 0, 1, 2, seed, PER_SECOND, SoakBounds.TWO_CORES);
  }

  /** For a build: short, and every fault counts. */
  public static SoakSpec ofFaults(int faults, long records, long seed) {
    return new SoakSpec(Duration.ZERO, records, faults, 5, seed, 7_000, SoakBounds.TWO_CORES);
  }

  public SoakSpec withPerSecond(int limit) {
    return new SoakSpec(duration, records, faults, burst, seed, limit, bounds);
  }
}
