package dev.sluice.runtime.step.deduplicate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a key are repeats: those less than the span away from one that passed, before or
 * after it. Times are milliseconds since the epoch.
 */
record Deduplication(long span) {

  static Deduplication within(Duration span) {
    return new Deduplication(span.toMillis());
  }

  /** The state after a record that passes; nothing if it is a repeat, which leaves no trace. */
  Optional<DeduplicateState> admit(@Nullable DeduplicateState before, long time) {
    List<Long> kept = new ArrayList<>();
    if (before != null) {
      for (long passed : before.kept()) {
        if (distance(passed, time) < span) {
          return Optional.empty();
        }
        kept.add(passed);
      }
    }
    kept.add(time);
    kept.sort(null);
    return Optional.of(new DeduplicateState(kept));
  }

  /** When a record that passed at this time no longer makes repeats of others. */
  long end(long time) {
    long end = time + span;
    return end < time ? Long.MAX_VALUE : end;
  }

  /** The state once record time has come so far; nothing if nothing is left. */
  Optional<DeduplicateState> expire(DeduplicateState before, long now) {
    List<Long> kept = before.kept().stream().filter(time -> end(time) > now).toList();
    return kept.isEmpty() ? Optional.empty() : Optional.of(new DeduplicateState(kept));
  }

  private static long distance(long one, long other) {
    long distance = Math.max(one, other) - Math.min(one, other);
    return distance < 0 ? Long.MAX_VALUE : distance;
  }
}
