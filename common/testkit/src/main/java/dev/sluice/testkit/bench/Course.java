package dev.sluice.testkit.bench;

import dev.sluice.testkit.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A work's input in Kafka, and what has to come out of it.
 *
 * @param bytes of all values
 */
record Course(Work work, String topic, long records, long bytes, CanonicalDigest.Total expected) {
  /** Writes the input. */
  static Course lay(Work work, long records, String bootstrapServers, Path home)
      throws IOException {
    String topic = "in." + work.name();
    int partitions = work.spread().partitions();
    try (Topics topics = new Topics(bootstrapServers)) {
      topics.create(topic, partitions, Map.of("compression.type", "producer"));
    }
    LongFunction<byte[]> feed = work.feed().records(home);
    Function<byte[], Optional<byte[]>> judge = work.expected().get();
    CanonicalDigest expected = new CanonicalDigest();
    AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
    long bytes = 0;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "compression.type", "lz4",
                "batch.size", "262144",
                // of 200 partitions
                "buffer.memory", "134217728",
                "linger.ms", "50"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (long number = 0; number < records; number++) {
        byte[] value = feed.apply(number);
        bytes += value.length;
        byte @Nullable [] key = work.feed().key(number).orElse(null);
        Integer partition = key == null ? (int) (number % partitions) : null;
        var unused =
            producer.send(
                new ProducerRecord<>(topic, partition, null, key, value),
                (metadata, failure) -> {
                  if (failure != null) {
                    refused.compareAndSet(null, failure);
                  }
                });
        judge.apply(value).ifPresent(expected::add);
      }
      producer.flush();
    }
    requireAll(topic, records, bootstrapServers, refused.get());
    return new Course(work, topic, records, bytes, expected.total());
  }

  /** A record that is not in the input would be taken for one that a contestant has lost. */
  private static void requireAll(
      String topic, long records, String bootstrapServers, @Nullable Exception refused) {
    try (Topics topics = new Topics(bootstrapServers)) {
      long there = topics.committedCount(topic);
      if (refused != null || there != records) {
        throw new IllegalStateException(
            "%s has %d of %d records".formatted(topic, there, records), refused);
      }
    }
  }

  /** How many of a hundred input records come out. */
  int percent() {
    return Math.toIntExact(Math.round(100.0 * expected.records() / records));
  }
}
