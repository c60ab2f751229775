package dev.sluice.ops.kafka;

/**
 * What to read of a partition.
 *
 * @param from the first offset
 * @param to the one after the last
 */
public record OffsetRange(int partition, long from, long to) {
  public boolean isEmpty() {
    return from >= to;
  }
}
