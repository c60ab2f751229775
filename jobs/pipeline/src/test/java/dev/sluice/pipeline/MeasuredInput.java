package dev.sluice.pipeline;

import dev.sluice.testkit.process.KafkaUnderTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of four partitions to measure on: keys of 10,000 kinds, batches as large as they get. */
final class MeasuredInput {
  private MeasuredInput() {}

  /** Prints how large a value is. */
  static void write(KafkaUnderTest kafka, String topic, int records, LongFunction<byte[]> values) {
    kafka.topics().create(topic, 4, Map.of("compression.type", "producer"));
    long bytes = 0;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "compression.type", "lz4",
                "batch.size", "262144",
                "linger.ms", "50"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int number = 0; number < records; number++) {
        byte[] value = values.apply(number);
        bytes += value.length;
        byte[] key = ("c" + number % 10_000).getBytes(StandardCharsets.UTF_8);
        var unused = producer.send(new ProducerRecord<>(topic, key, value));
      }
    }
    System.out.printf("%d records of %d bytes%n", records, bytes / records);
  }
}
