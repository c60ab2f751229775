package dev.sluice.benchmarks;

import java.util.Properties;

/** Of every peer's producer; a pipeline's has the same batches and compression. */
final class ProducerSettings {
  private ProducerSettings() {}

  static Properties all() {
    Properties producer = new Properties();
    producer.setProperty("batch.size", "262144");
    producer.setProperty("linger.ms", "20");
    producer.setProperty("compression.type", "lz4");
    // the connector's default of one hour is more than a broker allows
    producer.setProperty("transaction.timeout.ms", "900000");
    return producer;
  }
}
