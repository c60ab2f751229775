package dev.sluice.runtime.step.deduplicate;

import java.util.List;

/**
 * What is remembered of one key.
 *
 * @param kept times of the records that passed, ascending. One, unless records come out of order by
 *     more than the span: with a single time, the repeats of such a record would pass
 */
public record DeduplicateState(List<Long> kept) {
  public DeduplicateState {
    kept = List.copyOf(kept);
    if (kept.isEmpty()) {
      throw new IllegalArgumentException("nothing to remember is no state");
    }
  }
}
