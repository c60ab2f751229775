package dev.sluice.testkit.bench;

import dev.sluice.testkit.topic.MeasuredInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
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
    LongFunction<byte[]> feed = work.feed().records(home);
    Function<byte[], Optional<byte[]>> judge = work.expected().get();
    CanonicalDigest expected = new CanonicalDigest();
    long bytes =
        MeasuredInput.write(
            bootstrapServers,
            topic,
            partitions,
            records,
            number -> {
              byte[] value = feed.apply(number);
              judge.apply(value).ifPresent(expected::add);
              byte @Nullable [] key = work.feed().key(number).orElse(null);
              Integer partition = key == null ? (int) (number % partitions) : null;
              return new ProducerRecord<>(topic, partition, null, key, value);
            });
    return new Course(work, topic, records, bytes, expected.total());
  }

  /** How many of a hundred input records come out. */
  int percent() {
    return Math.toIntExact(Math.round(100.0 * expected.records() / records));
  }
}
