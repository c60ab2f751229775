package dev.sluice.runtime.defect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.name.TopicName;
import dev.sluice.runtime.kafka.EdgeSinks;
import dev.sluice.runtime.kafka.ExactlyOnceSink;
import dev.sluice.runtime.kafka.ForgetfulSink;
import dev.sluice.runtime.row.PipelineRecord;
import dev.sluice.testkit.check.Verdict;
import dev.sluice.testkit.process.KafkaUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real pipelines that break the promise, each in one way: the audit or the checker has to see it.
 * The table in {@code common/audit.md} says which.
 */
class DefectsIT {
  private static final SavepointRestoreSettings NOTHING = SavepointRestoreSettings.none();
  private static final Duration NEVER = Duration.ofMinutes(10);
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

  /** One load through a spoilt pipeline. */
  private DefectiveRun run(String name, int visible, Consumer<Surgery> defect) throws Exception {
    DefectiveRun run = new DefectiveRun(kafka, name, folder);
    run.load("a");
    JobID job = run.start(NOTHING, defect);
    run.awaitVisible("out", visible);
    run.stop(job);
    return run;
  }

  @Test
  void nothingIsFoundWhereNothingIsSpoilt() throws Exception {
    try (DefectiveRun run = run("right", DefectiveRun.RECORDS, surgery -> {})) {
      assertThat(run.audit()).isEmpty();
      assertThat(run.check().balanced()).isTrue();
    }
  }

  @Test
  void aRecordIsDroppedBehindAStep() throws Exception {
    try (DefectiveRun run =
        run(
            "dropped",
            DefectiveRun.RECORDS - 2,
            surgery -> surgery.before("out: encode JSON", new Defects.Drop<PipelineRecord>()))) {
      assertThat(run.audit()).containsExactly("audit/edge");
      assertThat(run.check().missing().count()).isPositive();
    }
  }

  @Test
  void aRecordGoesTwiceToAStep() throws Exception {
    try (DefectiveRun run =
        run(
            "doubled",
            DefectiveRun.RECORDS,
            surgery -> surgery.before("out: encode JSON", new Defects.Repeat<PipelineRecord>()))) {
      assertThat(run.audit()).contains("audit/edge");
      assertThat(run.check().repeated().count()).isPositive();
    }
  }

  @Test
  void theDigestIsTakenOfAnotherOffset() throws Exception {
    try (DefectiveRun run =
        run(
            "mistaken",
            DefectiveRun.RECORDS,
            surgery -> surgery.before("out: encode JSON", new Defects.Mistake()))) {
      assertThat(run.audit()).contains("audit/edge");
      assertThat(run.check().balanced()).as("the data are right").isTrue();
    }
  }

  @Test
  void theBarrierOvertakesTheAccounts() throws Exception {
    try (DefectiveRun run =
        run(
            "overtaken",
            DefectiveRun.RECORDS,
            surgery -> surgery.before("once", new Defects.LateReports<PipelineRecord>()))) {
      assertThat(run.audit()).contains("audit/edge");
      assertThat(run.check().balanced()).as("the data are right").isTrue();
    }
  }

  @Test
  void theMarkerIsWrittenBeforeTheData() throws Exception {
    try (DefectiveRun run =
        run(
            "early",
            DefectiveRun.RECORDS,
            surgery -> surgery.before("out", new Defects.EarlyMarker()))) {
      assertThat(run.audit()).isNotEmpty();
      assertThat(run.check().balanced()).as("the data are right").isTrue();
    }
  }

  @Test
  void aCommitIsSkipped() throws Exception {
    try (DefectiveRun run = new DefectiveRun(kafka, "skipped", folder)) {
      run.load("a");
      JobID job =
          run.start(
              NOTHING,
              surgery -> surgery.sink("out", sink -> new ForgetfulSink((ExactlyOnceSink) sink)));
      run.loadUntilDecided("out");
      run.stop(job);
      assertThat(run.check().missing().count()).isPositive();
      assertThat(run.audit()).isNotEmpty();
    }
  }

  @Test
  void aSinkWritesAtLeastOnce() throws Exception {
    try (DefectiveRun run = new DefectiveRun(kafka, "least", folder, NEVER)) {
      run.load("a");
      JobID job = run.start(NOTHING, surgery -> surgery.sink("out", sink -> plain("least.out")));
      run.awaitVisible("out", DefectiveRun.RECORDS);
      run.fail(job);
      run.awaitVisible("out", DefectiveRun.RECORDS + 1);
      run.stop(job);
      assertThat(run.check().repeated().count()).isPositive();
      assertThat(run.audit()).as("no sink has ended an epoch").containsExactly("audit/no-epochs");
    }
  }

  @Test
  void deadLettersAreNotPartOfTheTransaction() throws Exception {
    try (DefectiveRun run = new DefectiveRun(kafka, "letters", folder, NEVER)) {
      run.malformed(10);
      JobID job =
          run.start(
              NOTHING, surgery -> surgery.sink("dead-letters", sink -> plain("letters.dead")));
      run.awaitVisible("dead", 10);
      run.fail(job);
      run.awaitVisible("dead", 11);
      run.stop(job);
      assertThat(run.visible("dead")).isGreaterThan(10);
      assertThat(run.audit()).isNotEmpty();
    }
  }

  @Test
  void offsetsAreStoredOneTooHigh() throws Exception {
    try (DefectiveRun run = run("skipping", DefectiveRun.RECORDS, surgery -> {})) {
      Map<TopicPartition, OffsetAndMetadata> tooHigh = behindEnd(run.topic("in"));
      run.load("b");
      commit(run.group(), tooHigh);
      run.startAt("committed");
      JobID job = run.start(NOTHING, surgery -> {});
      run.awaitVisible("out", 2 * DefectiveRun.RECORDS - 4);
      run.stop(job);
      assertThat(run.audit()).containsExactly("audit/input-skipped");
      assertThat(run.check().missing().count()).isEqualTo(4);
    }
  }

  @Test
  void anotherPipelineHasTheSameTransactionalIds() throws Exception {
    try (DefectiveRun run = new DefectiveRun(kafka, "shared", folder, NEVER);
        DefectiveRun other = new DefectiveRun(kafka, "intruder", folder.resolve("other"))) {
      // it is the other pipeline that ends the transactions, not Kafka
      run.withTransactionTimeout(Duration.ofMinutes(1));
      run.load("a");
      JobID job = run.start(NOTHING, surgery -> {});
      run.awaitWritten("out", DefectiveRun.RECORDS);
      // the ledger has a charter then, so that a marker which is not there proves something
      run.checkpoint(job);
      run.awaitVisible("out", DefectiveRun.RECORDS);
      run.load("b");
      run.awaitWritten("out", 2 * DefectiveRun.RECORDS + 2);
      String savepoint = run.savepointAndCancel(job);
      // its start ends what it takes for its own open transactions
      JobID intruder =
          other.start(
              NOTHING,
              surgery ->
                  surgery.sink(
                      "out",
                      sink ->
                          EdgeSinks.withIdsOf(
                              "shared",
                              "out",
                              kafka.bootstrapServers(),
                              new TopicName("intruder.out"))));
      JobID restored =
          run.submit(SavepointRestoreSettings.forPath(savepoint, false), surgery -> {});
      assertThat(run.failure(restored)).contains("runtime/lost-transaction");
      other.stop(intruder);
      assertThat(run.audit()).contains("audit/loss");
      assertThat(run.check().missing().count()).isPositive();
    }
  }

  @Test
  void theStateOfADeduplicationIsLost() throws Exception {
    try (DefectiveRun run = new DefectiveRun(kafka, "forgotten", folder)) {
      run.load("a");
      JobID job = run.start(NOTHING, surgery -> {});
      run.awaitVisible("out", DefectiveRun.RECORDS);
      String savepoint = run.stop(job);
      run.repeat("a");
      JobID next =
          run.start(
              SavepointRestoreSettings.forPath(savepoint, true), surgery -> surgery.rename("once"));
      run.awaitVisible("out", 2 * DefectiveRun.RECORDS);
      run.stop(next);
      Verdict verdict = run.check();
      assertThat(verdict.repeated().count()).isEqualTo(DefectiveRun.RECORDS);
      assertThat(run.audit()).as("an audit cannot see whether a step is right").isEmpty();
    }
  }

  private static org.apache.flink.api.connector.sink2.Sink<?> plain(String topic) {
    return EdgeSinks.atLeastOnce(
        kafka.bootstrapServers(), new TopicName(topic), Provenance.OFFSETS);
  }

  /** One more than what has been read of each partition. */
  private static Map<TopicPartition, OffsetAndMetadata> behindEnd(String topic) {
    Map<TopicPartition, OffsetAndMetadata> behind = new HashMap<>();
    kafka
        .topics()
        .ends(topic, IsolationLevel.READ_COMMITTED)
        .forEach((partition, end) -> behind.put(partition, new OffsetAndMetadata(end + 1)));
    return behind;
  }

  private static void commit(String group, Map<TopicPartition, OffsetAndMetadata> offsets)
      throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.alterConsumerGroupOffsets(group, offsets).all().get();
    }
  }
}
