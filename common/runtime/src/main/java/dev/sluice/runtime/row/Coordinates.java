package dev.sluice.runtime.row;

/** Where in Kafka the input record lies that a record came from. */
public record Coordinates(String topic, int partition, long offset) {

  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
