package dev.sluice.testkit.soak;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Waits until pipelines are themselves again: all tasks run, and afterwards every main output shows
 * a new committed record. In this order: what a restored job commits first was prepared before the
 * fault.
 *
 * @param jobs how many have to run
 */
record Recovery(Watches watches, FlinkPulse flink, int jobs, InstantSource clock) {
  private static final Duration STEP = Duration.ofMillis(50);

  /** Whether it happened within the limit. */
  boolean await(Duration limit) {
    long deadline = clock.millis() + limit.toMillis();
    long asked = clock.millis();
    if (!await(deadline, () -> flink.last().at() > asked && flink.last().running() == jobs)) {
      return false;
    }
    List<Long> before = watches.seenCounts();
    return await(deadline, () -> watches.allGrewSince(before));
  }

  private boolean await(long deadline, BooleanSupplier condition) {
    try {
      Awaitility.await()
          .atMost(Duration.ofMillis(Math.max(STEP.toMillis() * 2, deadline - clock.millis())))
          .pollInterval(STEP)
          .until(condition::getAsBoolean);
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }
}
