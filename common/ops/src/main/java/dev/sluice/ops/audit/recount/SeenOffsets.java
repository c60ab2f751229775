package dev.sluice.ops.audit.recount;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.Tally;
import dev.sluice.core.ledger.finding.Coordinates;
import dev.sluice.core.ledger.finding.InputRange;

/** The input offsets of one span in one partition: for each, where its output record lies. */
final class SeenOffsets {
  private static final int PARTITION_SHIFT = 47;
  private static final long OFFSET_MASK = (1L << PARTITION_SHIFT) - 1;

  private final InputPartition partition;
  private final long from;
  private final long[] places;

  SeenOffsets(Boundaries boundaries, int span) {
    this.partition = boundaries.partition();
    this.from = boundaries.begin(span);
    this.places = new long[Math.toIntExact(boundaries.end(span) - from)];
  }

  /**
   * @return whether it is the first record from there
   */
  boolean put(long input, int outputPartition, long outputOffset) {
    int at = (int) (input - from);
    if (places[at] != 0) {
      return false;
    }
    places[at] = (long) (outputPartition + 1) << PARTITION_SHIFT | outputOffset;
    return true;
  }

  int size() {
    return places.length;
  }

  boolean isSeen(int index) {
    return places[index] != 0;
  }

  int outputPartition(long input) {
    return (int) (places[(int) (input - from)] >>> PARTITION_SHIFT) - 1;
  }

  long outputOffset(long input) {
    return places[(int) (input - from)] & OFFSET_MASK;
  }

  long offset(int index) {
    return from + index;
  }

  long digest(int index) {
    return partition.digest(from + index);
  }

  Tally tally(long input) {
    return new Tally(1, partition.digest(input));
  }

  Coordinates coordinates(long input) {
    return new Coordinates(partition.topic(), partition.partition(), input);
  }

  InputRange range() {
    return new InputRange(partition.topic(), partition.partition(), from, from + places.length);
  }
}
