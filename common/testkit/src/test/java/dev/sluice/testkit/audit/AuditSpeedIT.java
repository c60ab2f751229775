package dev.sluice.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.process.KafkaUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long an audit takes. {@code -Dsluice.audit.scale=1} makes it the size that {@code
 * common/audit.md} speaks of: 100,000 epochs, two million output records.
 */
class AuditSpeedIT {
  private static final double SCALE =
      Double.parseDouble(System.getProperty("sluice.audit.scale", "0.05"));
  private static final int ROUNDS = 5;

  private final KafkaUnderTest kafka = KafkaUnderTest.shared();
  @TempDir private Path home;

  @Test
  void readsAHundredThousandEpochsInSeconds() throws IOException {
    int epochs = (int) (100_000 * SCALE);
    try (LedgeredCopy copy = new LedgeredCopy(kafka, "epochs")) {
      for (int done = 0; done < epochs; done += 500) {
        int until = Math.min(epochs, done + 500);
        int from = done;
        copy.inTransaction(
            () -> {
              for (int i = from; i < until; i++) {
                copy.send(copy.write(1, draft -> List.of()));
              }
            });
      }
    }
    long begun = System.nanoTime();
    AuditRun run = AuditRun.of(home, kafka.bootstrapServers(), "epochs", "-o", "json");
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    System.out.printf("%d epochs: %d ms%n", epochs, took.toMillis());
    assertThat(run.exitCode()).isZero();
    assertThat(run.json().get("epochs").get("count").asInt()).isEqualTo(epochs);
    assertThat(took).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void recountsAlmostAsFastAsAConsumerReads() throws IOException {
    int records = (int) (1_000_000 * SCALE) / 100;
    try (LedgeredCopy copy = new LedgeredCopy(kafka, "speed")) {
      for (int epoch = 0; epoch < 100; epoch++) {
        copy.epoch(records);
      }
    }
    List<Long> plain = new ArrayList<>();
    List<Long> audit = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      plain.add(millisOfConsumer("speed.out", 200L * records));
      AuditRun run = AuditRun.of(home, kafka.bootstrapServers(), "speed", "--full", "-o", "json");
      assertThat(run.exitCode()).isZero();
      audit.add(run.json().get("recount").get("millis").asLong());
    }
    System.out.printf("%d records: consumer %s ms, recount %s ms%n", 200L * records, plain, audit);
  }

  private long millisOfConsumer(String topic, long records) {
    long begun = System.nanoTime();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "isolation.level", "read_committed",
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest",
                "max.poll.records", "10000"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList());
      consumer.seekToBeginning(consumer.assignment());
      long bytes = 0;
      for (long seen = 0; seen < records; ) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          seen++;
          bytes += record.value().length;
        }
      }
      assertThat(bytes).isPositive();
    }
    return (System.nanoTime() - begun) / 1_000_000;
  }
}
