package dev.sluice.ops.audit.recount;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.finding.Coordinates;

/** Where one reader of output records is in one input partition. */
final class InputCursor {
  private final Boundaries boundaries;
  private int span;
  private long highest = -1;

  InputCursor(Boundaries boundaries) {
    this.boundaries = boundaries;
  }

  InputPartition partition() {
    return boundaries.partition();
  }

  Boundaries boundaries() {
    return boundaries;
  }

  /** As {@link Boundaries#find}. */
  int span(long offset) {
    span = boundaries.find(offset, span);
    return span;
  }

  /** The highest offset so far, before this one. */
  long pass(long offset) {
    long before = highest;
    highest = Math.max(highest, offset);
    return before;
  }

  Coordinates coordinates(long offset) {
    return new Coordinates(partition().topic(), partition().partition(), offset);
  }
}
