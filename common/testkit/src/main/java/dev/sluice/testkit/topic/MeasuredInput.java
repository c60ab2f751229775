package dev.sluice.testkit.topic;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A topic to measure on, in batches as large as they get. It is whole or it fails: a record that is
 * not in it would be taken for one that was lost behind it.
 */
public final class MeasuredInput {
  private MeasuredInput() {}

  /**
   * Creates and fills the topic.
   *
   * @param record the n-th, from 0 on
   * @return the bytes of all values
   */
  public static long write(
      String bootstrapServers,
      String topic,
      int partitions,
      long records,
      LongFunction<ProducerRecord<byte[], byte[]>> record) {
    AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
    long bytes = 0;
    try (Topics topics = new Topics(bootstrapServers);
        KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
      topics.create(topic, partitions, Map.of("compression.type", "producer"));
      for (long number = 0; number < records; number++) {
        ProducerRecord<byte[], byte[]> next = record.apply(number);
        bytes += next.value().length;
        var unused =
            producer.send(
                next,
                (metadata, failure) -> {
                  if (failure != null) {
                    refused.compareAndSet(null, failure);
                  }
                });
      }
      producer.flush();
      long there = topics.committedCount(topic);
      if (refused.get() != null || there != records) {
        throw new IllegalStateException(
            "%s has %d of %d records".formatted(topic, there, records), refused.get());
      }
    }
    return bytes;
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "compression.type", "lz4",
            "batch.size", "262144",
            // of 200 partitions
            "buffer.memory", "134217728",
            "linger.ms", "50"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
