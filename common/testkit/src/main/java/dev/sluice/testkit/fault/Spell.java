package dev.sluice.testkit.fault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** For how long something is as it is, drawn with everything else. */
record Spell(Duration length) {

  static Spell between(Duration shortest, Duration longest, RandomGenerator random) {
    return new Spell(
        Duration.ofMillis(random.nextLong(shortest.toMillis(), longest.toMillis() + 1)));
  }

  static Spell seconds(int shortest, int longest, RandomGenerator random) {
    return between(Duration.ofSeconds(shortest), Duration.ofSeconds(longest), random);
  }

  /** Nothing can end it early: its length is the fault. */
  void pass() {
    try {
      boolean ended = new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS);
      if (ended) {
        throw new IllegalStateException("nobody counts down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FaultFailedException("interrupted during a fault", e);
    }
  }

  @Override
  public String toString() {
    return length.toMillis() + " ms";
  }
}
