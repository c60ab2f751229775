package dev.sluice.benchmarks;

import java.util.Properties;

/** Of every peer's Kafka clients, as near to a pipeline's as helps them. */
final class ClientSettings {
  private ClientSettings() {}

  /** Of Flink's; Kafka Streams has its own. */
  static Properties consumer() {
    Properties consumer = new Properties();
    consumer.setProperty("isolation.level", "read_committed");
    consumer.setProperty("max.poll.records", "2000");
    return consumer;
  }

  static Properties producer() {
    Properties producer = new Properties();
    producer.setProperty("batch.size", "262144");
    producer.setProperty("linger.ms", "20");
    producer.setProperty("compression.type", "lz4");
    // the connector's default of one hour is more than a broker allows
    producer.setProperty("transaction.timeout.ms", "900000");
    return producer;
  }
}
