package dev.sluice.core.ledger.finding;

/** The input record that an output record was made from. */
public record Coordinates(String topic, int partition, long offset) {
  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
