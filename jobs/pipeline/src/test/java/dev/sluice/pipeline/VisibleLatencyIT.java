package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.process.KafkaUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From a producer's {@code send} to a {@code read_committed} consumer's {@code poll}, at 20,000
 * records a second: {@code -Dsluice.latency.seconds=60}.
 */
@EnabledIfSystemProperty(named = "sluice.latency.seconds", matches = "\\d+")
class VisibleLatencyIT {
  private static final int SECONDS = Integer.getInteger("sluice.latency.seconds", 60);
  private static final int PER_SECOND = 20_000;

  /** Until then it is the compiler that is measured. */
  private static final Duration WARM_UP = Duration.ofSeconds(40);

  private final KafkaUnderTest kafka = KafkaUnderTest.shared();
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1_000, 100})
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void recordsAreVisibleSoonAfterTheirCheckpoint(int interval)
      throws IOException, InterruptedException {
    String name = "every" + interval;
    kafka.topics().create(name + "-in", 4);
    kafka.topics().create(name, 4);
    CountDownLatch stop = new CountDownLatch(1);
    Thread load = new Thread(() -> load(name + "-in", stop), "load");
    try (MeasuredPipeline job = MeasuredPipeline.start(kafka, folder, name, yaml(name, interval))) {
      load.start();
      long[] millis = latencies(name, job);
      Arrays.sort(millis);
      System.out.printf(
          "checkpoints every %,d ms: %,d records, p50 %.0f ms, p99 %.0f ms, most %.0f ms%n",
          interval, millis.length, at(millis, 0.5), at(millis, 0.99), at(millis, 1));
      assertThat(millis).hasSizeGreaterThan(SECONDS * PER_SECOND * 9 / 10);
      assertThat(at(millis, 0.99)).isLessThan(1.5 * interval);
    } finally {
      stop.countDown();
      load.join();
    }
  }

  /** In milliseconds. */
  private static double at(long[] sorted, double quantile) {
    return sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)];
  }

  /** The n-th record is due at its time, whatever happened to those before. */
  private void load(String topic, CountDownLatch stop) {
    String pad = "x".repeat(100);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", "2"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      long began = System.nanoTime();
      for (long number = 0; stop.getCount() > 0; number++) {
        long early = began + number * 1_000_000_000 / PER_SECOND - System.nanoTime();
        if (early > 1_000_000) {
          LockSupport.parkNanos(early);
        }
        byte[] value =
            "{\"id\":%d,\"pad\":\"%s\"}".formatted(number, pad).getBytes(StandardCharsets.UTF_8);
        var unused =
            producer.send(
                new ProducerRecord<>(
                    topic, (int) (number % 4), System.currentTimeMillis(), null, value));
      }
    }
  }

  /** Of all records that are seen after the warm-up, in milliseconds. */
  private long[] latencies(String topic, MeasuredPipeline job) throws IOException {
    long[] seen = new long[2 * SECONDS * PER_SECOND];
    int count = 0;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "group.id",
                "latency-" + topic,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      long from = System.nanoTime() + WARM_UP.toNanos();
      long to = from + Duration.ofSeconds(SECONDS).toNanos();
      while (System.nanoTime() < to) {
        job.requireAlive();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          if (System.nanoTime() > from && count < seen.length) {
            seen[count++] = System.currentTimeMillis() - record.timestamp();
          }
        }
      }
    }
    return Arrays.copyOf(seen, count);
  }

  private static String yaml(String name, int interval) {
    return """
    sources:
      in: {topic: %1$s-in, format: json, schema: {id: BIGINT NOT NULL}, start: earliest}
    steps:
      twice: {from: in, where: id >= 0, set: {twice: id * 2}}
    sinks:
      out: {from: twice, topic: %1$s, format: json}
    settings: {checkpoint-interval: %2$d ms, parallelism: 2}
    """
        .formatted(name, interval);
  }
}
