package dev.sluice.ops.kafka;

/** No broker answered, or not in time, or it did not let us in. */
public final class KafkaUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KafkaUnreachableException(String bootstrapServers, Throwable cause) {
    super("no Kafka at " + bootstrapServers + ": " + cause.getMessage(), cause);
  }
}
