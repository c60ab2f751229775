package dev.sluice.testkit.soak;

import java.time.Duration;

/**
 * What a run may do under faults and still pass.
 *
 * @param silence longest gap in committed output around a fault of a single broker
 * @param back longest time from the end of a fault until both pipelines have committed again
 * @param moreThreads by how many threads a TaskManager may grow while it lives
 * @param moreHeap by what part of its maximum the floor of its heap may rise while it lives
 */
public record SoakBounds(Duration silence, Duration back, int moreThreads, double moreHeap) {
  /**
   * Bounds of three brokers and two TaskManagers that share two cores: most of the time is starting
   * JVMs.
   */
  public static final SoakBounds TWO_CORES =
      new SoakBounds(Duration.ofSeconds(45), Duration.ofMinutes(2), 40, 0.5);
}
