package dev.sluice.core.ledger.finding;

/**
 * Offsets of an input partition.
 *
 * @param from the first
 * @param to the one after the last
 */
public record InputRange(String topic, int partition, long from, long to) {
  public InputRange {
    if (from > to) {
      throw new IllegalArgumentException("from " + from + " to " + to);
    }
  }

  public long length() {
    return to - from;
  }

  @Override
  public String toString() {
    return "%s-%d [%d, %d)".formatted(topic, partition, from, to);
  }
}
