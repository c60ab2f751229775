package dev.sluice.ops.patience;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks again and again until there is something to see.
 *
 * @param step time between two looks
 */
public record Patience(InstantSource clock, Consumer<Duration> pause, Duration step) {
  private static final Duration STEP = Duration.ofMillis(250);

  /** Flink asks each JobMaster when it lists jobs, so this shows more than {@link #STEP} does. */
  private static final Duration URGENT_STEP = Duration.ofMillis(50);

  public static Patience real() {
    return every(STEP);
  }

  /** Where a pipeline stands still as long as nobody looks. */
  public static Patience urgent() {
    return every(URGENT_STEP);
  }

  private static Patience every(Duration step) {
    return new Patience(
        InstantSource.system(), time -> LockSupport.parkNanos(time.toNanos()), step);
  }

  /** The first value seen, or nothing when the limit has passed. */
  public <T> Optional<T> await(Duration limit, Supplier<Optional<T>> look) {
    Instant end = clock.instant().plus(limit);
    while (true) {
      Optional<T> seen = look.get();
      if (seen.isPresent()) {
        return seen;
      }
      if (!clock.instant().isBefore(end)) {
        return Optional.empty();
      }
      pause.accept(step);
    }
  }

  /** Lets time pass in which an answer that is already cached grows old. */
  public void letPass(Duration time) {
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      pause.accept(step);
    }
  }
}
