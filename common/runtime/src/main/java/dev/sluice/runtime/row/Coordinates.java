package dev.sluice.runtime.row;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.TopicId;

/** Where in Kafka the input record lies that a record came from. */
public record Coordinates(InputPartition input, long offset) {
  /** Of what travels with the records and is none. */
  public static final Coordinates NONE =
      new Coordinates(new InputPartition("", TopicId.UNKNOWN, 0), 0);

  /** No topic has an empty name. */
  boolean isNone() {
    return input.topic().isEmpty();
  }

  public String topic() {
    return input.topic();
  }

  public int partition() {
    return input.partition();
  }

  /** What the ledger counts the record by. */
  public long digest() {
    return input.digest(offset);
  }

  @Override
  public String toString() {
    return input + "@" + offset;
  }
}
