package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ledger.finding.AuditCode;
import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.spec.OnLostTransaction;
import dev.sluice.testkit.process.CommandRun;
import dev.sluice.testkit.process.KafkaUnderTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A savepoint with pending commits that is restored after Kafka has aborted them: the pipeline
 * stops and names the input, a repair brings exactly what is missing, and it goes on from the same
 * savepoint.
 */
class RepairIT {
  private static KafkaUnderTest kafka;

  @TempDir Path folder;

  @BeforeAll
  static void startKafka() {
    kafka = KafkaUnderTest.abortingSoon();
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @Test
  void aLossIsNamedRepairedAndPassed() throws Exception {
    kafka.topics().create("raw", 4);
    kafka.topics().create("kept", 3);
    kafka.topics().create("rest", 1);
    write("raw", 0, 5_000);
    IntStream.range(0, 10).forEach(i -> write("raw", "k" + i, "{"));
    try (LossyPipeline lossy =
        LossyPipeline.of(
            kafka,
            folder,
            "lossy",
            "10 min",
            """
            sources:
              raw: {topic: raw, format: json, schema: {n: INT NOT NULL}}
            steps:
              large: {from: raw, where: n >= 1000, set: {twice: n * 2}}
            sinks:
              kept: {from: large, topic: kept, format: json, key: [n], provenance: content}
            dead-letters: {topic: rest}
            """)) {
      LocalJob first = lossy.start();
      lossy.awaitWritten("kept", 4_000);
      lossy.awaitWritten("rest", 10);
      String savepoint = lossy.savepointAndCancel(first);
      // a reader gets to the end when Kafka has aborted what is pending
      assertThat(lossy.committed("kept")).isEmpty();

      assertThat(LossyPipeline.failure(lossy.restore(savepoint)))
          .contains("runtime/lost-transaction")
          .contains("sluice repair")
          .contains("sink 'kept' lost")
          .contains("sink 'dead-letters' lost");
      assertThat(lossy.books().findings())
          .isNotEmpty()
          .extracting(Finding::code)
          // the charter was in the lost transactions too
          .containsOnly(AuditCode.LOSS, AuditCode.NO_CHARTER);

      assertThat(lossy.repair(true)).isEqualTo(3);
      assertThat(lossy.repair(false)).isZero();
      assertThat(lossy.committed("kept")).hasSize(4_000).doesNotHaveDuplicates();
      assertThat(lossy.committed("rest")).hasSize(10);
      assertThat(lossy.repair(false)).as("once more").isZero();
      assertThat(lossy.committed("kept")).hasSize(4_000);

      goOn(lossy, savepoint, "raw", "kept", 5_000);
      assertThat(lossy.committed("kept")).hasSize(5_000).doesNotHaveDuplicates();
      assertThat(lossy.books().findings())
          .extracting(Finding::code)
          .containsOnly(AuditCode.REPAIRED_LOSS);
    }
  }

  @Test
  void aLossBehindStateIsRepairedFromTheCheckpointBeforeIt() throws Exception {
    kafka.topics().create("seen", 4);
    kafka.topics().create("once", 3);
    write("seen", 0, 1_000);
    try (LossyPipeline lossy =
        LossyPipeline.of(
            kafka,
            folder,
            "remembering",
            "10 min",
            """
            sources:
              seen: {topic: seen, format: json, schema: {n: INT NOT NULL}}
            steps:
              once: {from: seen, deduplicate: {by: [n], within: 1 h}}
            sinks:
              out: {from: once, topic: once, format: json, provenance: content}
            """)) {
      String savepoint = loseSecondEpoch(lossy, "seen", 500, "once");

      assertThat(LossyPipeline.failure(lossy.restore(savepoint)))
          .contains("sink 'out' lost")
          .contains("sluice repair");
      assertThat(lossy.repair(false)).as("no checkpoint in the repair's own folder").isEqualTo(5);
      assertThat(lossy.committed("once")).hasSize(1_000);
      String[] retained = {"--checkpoints", lossy.folder().resolve("checkpoints").toString()};
      assertThat(lossy.repairFromShell(retained)).isZero();
      assertThat(lossy.committed("once")).hasSize(1_500).doesNotHaveDuplicates();
      assertThat(lossy.repair(false, retained)).as("once more").isZero();
      assertThat(lossy.committed("once")).hasSize(1_500);

      goOn(lossy, savepoint, "seen", "once", 1_500);
      assertThat(lossy.committed("once")).hasSize(2_500).doesNotHaveDuplicates();
      assertThat(lossy.books().findings())
          .extracting(Finding::code)
          .containsOnly(AuditCode.REPAIRED_LOSS);
    }
  }

  @Test
  void aLossThatMayBePassedIsWrittenDownAndCanBeRepairedLater() throws Exception {
    kafka.topics().create("given", 4);
    kafka.topics().create("taken", 3);
    write("given", 0, 1_000);
    try (LossyPipeline lossy =
        LossyPipeline.of(
            kafka,
            folder,
            "careless",
            "10 min",
            OnLostTransaction.CONTINUE,
            """
            sources:
              given: {topic: given, format: json, schema: {n: INT NOT NULL}}
            steps:
              all: {from: given, where: n >= 0}
            sinks:
              out: {from: all, topic: taken, format: json, provenance: content}
            """)) {
      String savepoint = loseSecondEpoch(lossy, "given", 1_000, "taken");

      goOn(lossy, savepoint, "given", "taken", 1_500);
      assertThat(lossy.committed("taken")).hasSize(2_000).doesNotHaveDuplicates();
      CommandRun audit = lossy.audit();
      assertThat(audit.data()).contains("audit/accepted-loss");
      assertThat(audit.exit()).isZero();
      assertThat(lossy.books().findings())
          .extracting(Finding::code)
          .containsOnly(AuditCode.ACCEPTED_LOSS);

      assertThat(lossy.repair(false)).isZero();
      assertThat(lossy.committed("taken")).hasSize(2_500).doesNotHaveDuplicates();
      assertThat(lossy.audit().exit()).as("what was brought later is not disorder").isZero();
      assertThat(lossy.books().findings())
          .extracting(Finding::code)
          .containsOnly(AuditCode.REPAIRED_LOSS);
    }
  }

  /**
   * The first thousand records are committed; of the next ones, the 500 that are new are pending in
   * a savepoint when Kafka aborts them.
   */
  private static String loseSecondEpoch(LossyPipeline lossy, String from, int next, String to)
      throws Exception {
    LocalJob job = lossy.start();
    lossy.awaitWritten(to, 1_000);
    lossy.checkpoint(job);
    Awaitility.await().atMost(LossyPipeline.LIMIT).until(() -> lossy.committed(to).size() == 1_000);
    // the count has markers of transactions in it
    long before = kafka.topics().writtenCount(to);
    write(from, next, 1_500);
    lossy.awaitWritten(to, before + 500);
    String savepoint = lossy.savepointAndCancel(job);
    // a reader gets to the end when Kafka has aborted what is pending
    assertThat(lossy.committed(to)).hasSize(1_000);
    return savepoint;
  }

  /** From the savepoint that could not be committed, over a thousand records more. */
  private static void goOn(
      LossyPipeline lossy, String savepoint, String from, String to, int number) throws Exception {
    long before = kafka.topics().writtenCount(to);
    write(from, number, number + 1_000);
    LocalJob job = lossy.restore(savepoint);
    lossy.awaitWritten(to, before + 1_000);
    lossy.stop(job);
  }

  private static void write(String topic, int from, int to) {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      IntStream.range(from, to)
          .forEach(n -> producer.send(record(topic, "k" + n % 100, "{\"n\":%d}".formatted(n))));
    }
  }

  private static void write(String topic, String key, String value) {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      producer.send(record(topic, key, value));
    }
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, String key, String value) {
    return new ProducerRecord<>(
        topic, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
  }
}
