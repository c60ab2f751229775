package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.PipelineName;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.testkit.check.Checker;
import dev.sluice.testkit.check.Verdict;
import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.topic.CommittedReader;
import dev.sluice.testkit.topic.Load;
import dev.sluice.testkit.topic.LoadJson;
import dev.sluice.testkit.topic.LoadSpec;
import dev.sluice.testkit.topic.Sequenced;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Copies that break the promise in the ways in which Flink jobs do. The checker must see each: a
 * check that cannot fail proves nothing.
 */
class BrokenCopiesIT {
  private static final Duration LIMIT = Duration.ofSeconds(110);
  private static final Duration OFTEN = Duration.ofMillis(500);
  private static final Duration NEVER = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofSeconds(3);

  /** Set from the test's thread: the tasks run in the same JVM. */
  private static final AtomicBoolean FAILURE = new AtomicBoolean();

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
  void aSinkOfAtLeastOnceRepeatsRecordsAfterAFailure() throws Exception {
    topics("least-in", "least-out");
    try (CopyJob cluster = CopyJob.on(kafka.bootstrapServers(), folder, NEVER)) {
      List<Sequenced> written = load("least-in", "a", 5_000);
      // of two subtasks without a shuffle only the one that failed would begin again
      StreamExecutionEnvironment env = cluster.environment(1);
      read(env, "least-in", OffsetsInitializer.earliest())
          .map(new FailOnce())
          .returns(EdgeRecord.TYPE)
          .sinkTo(
              EdgeSinks.atLeastOnce(
                  kafka.bootstrapServers(), new TopicName("least-out"), Provenance.NONE));
      JobID job = cluster.submit(env, SavepointRestoreSettings.none());
      awaitCommitted("least-out", 5_000);
      FAILURE.set(true);
      written.addAll(load("least-in", "b", 1_000));
      // everything from the start again: there was no checkpoint
      awaitCommitted("least-out", 11_000);
      cluster.cancel(job);

      Verdict verdict = verdict(written, "least-out");
      assertThat(verdict.balanced()).isFalse();
      assertThat(verdict.repeated().count()).isGreaterThanOrEqualTo(5_000);
      assertThat(verdict.missing().count()).isZero();
    }
  }

  @Test
  void aCommitThatIsSkippedLosesRecords() throws Exception {
    topics("skip-in", "skip-out");
    try (CopyJob cluster = CopyJob.on(kafka.bootstrapServers(), folder, OFTEN)) {
      List<Sequenced> written = load("skip-in", "a", 5_000);
      StreamExecutionEnvironment env = cluster.environment(1);
      read(env, "skip-in", OffsetsInitializer.earliest())
          .sinkTo(new ForgetfulSink(exactlyOnce("skip-out")));
      JobID job = cluster.submit(env, SavepointRestoreSettings.none());
      Awaitility.await().atMost(LIMIT).until(() -> kafka.topics().writtenCount("skip-out") > 0);
      written.addAll(load("skip-in", "b", 1_000));
      cluster.awaitRunning(job);
      cluster.stop(job);

      Verdict verdict = verdict(written, "skip-out");
      assertThat(verdict.balanced()).isFalse();
      assertThat(verdict.missing().count()).isPositive();
      assertThat(verdict.repeated().count()).isZero();
    }
  }

  @Test
  void aGeneratedUidForgetsItsStateWhenTheJobChanges() throws Exception {
    topics("uid-in", "uid-out");
    try (CopyJob cluster = CopyJob.on(kafka.bootstrapServers(), folder, OFTEN)) {
      List<Sequenced> written = load("uid-in", "a", 5_000);
      StreamExecutionEnvironment old = cluster.environment(2);
      read(old, "uid-in", OffsetsInitializer.earliest()).sinkTo(exactlyOnce("uid-out"));
      JobID job = cluster.submit(old, SavepointRestoreSettings.none());
      awaitCommitted("uid-out", 5_000);
      String savepoint = cluster.stop(job);

      StreamExecutionEnvironment now = cluster.environment(2);
      read(now, "uid-in", OffsetsInitializer.earliest())
          // no more chained to what follows, and so another operator for Flink
          .rebalance()
          .sinkTo(exactlyOnce("uid-out"));
      JobID upgraded = cluster.submit(now, SavepointRestoreSettings.forPath(savepoint, true));
      awaitCommitted("uid-out", 10_000);
      cluster.awaitRunning(upgraded);
      cluster.stop(upgraded);

      Verdict verdict = verdict(written, "uid-out");
      assertThat(verdict.balanced()).isFalse();
      assertThat(verdict.repeated().count()).isEqualTo(5_000);
      assertThat(verdict.missing().count()).isZero();
    }
  }

  @Test
  void offsetsThatAreResetToTheStartRepeatRecords() throws Exception {
    topics("early-in", "early-out");
    try (CopyJob cluster = CopyJob.on(kafka.bootstrapServers(), folder, OFTEN)) {
      List<Sequenced> written = load("early-in", "a", 5_000);
      runUntil(cluster, "early", OffsetsInitializer.earliest(), 5_000);
      runUntil(cluster, "early", OffsetsInitializer.earliest(), 10_000);

      Verdict verdict = verdict(written, "early-out");
      assertThat(verdict.balanced()).isFalse();
      assertThat(verdict.repeated().count()).isEqualTo(5_000);
      assertThat(verdict.missing().count()).isZero();
    }
  }

  @Test
  void offsetsThatAreResetToTheEndLoseRecords() throws Exception {
    topics("late-in", "late-out");
    try (CopyJob cluster = CopyJob.on(kafka.bootstrapServers(), folder, OFTEN)) {
      List<Sequenced> written = load("late-in", "a", 5_000);
      runUntil(cluster, "late", OffsetsInitializer.earliest(), 5_000);
      written.addAll(load("late-in", "b", 1_000));
      runUntil(cluster, "late", OffsetsInitializer.latest(), 5_000);

      Verdict verdict = verdict(written, "late-out");
      assertThat(verdict.balanced()).isFalse();
      assertThat(verdict.missing().count()).isEqualTo(1_000);
      assertThat(verdict.repeated().count()).isZero();
    }
  }

  /** A whole copy without a savepoint; ends when so many records are committed. */
  private void runUntil(CopyJob cluster, String name, OffsetsInitializer start, int committed)
      throws Exception {
    StreamExecutionEnvironment env = cluster.environment(2);
    read(env, name + "-in", start).sinkTo(exactlyOnce(name + "-out"));
    JobID job = cluster.submit(env, SavepointRestoreSettings.none());
    awaitCommitted(name + "-out", committed);
    cluster.awaitRunning(job);
    cluster.stop(job);
  }

  private static DataStream<EdgeRecord> read(
      StreamExecutionEnvironment env, String topic, OffsetsInitializer start) {
    KafkaSource<EdgeRecord> source =
        KafkaSource.<EdgeRecord>builder()
            .setBootstrapServers(kafka.bootstrapServers())
            .setGroupId("broken-" + topic)
            .setTopics(topic)
            .setStartingOffsets(start)
            .setDeserializer(new EdgeDeserializer())
            .build();
    return env.fromSource(source, WatermarkStrategy.noWatermarks(), "in", EdgeRecord.TYPE);
  }

  private static ExactlyOnceSink exactlyOnce(String topic) {
    return new ExactlyOnceSink(
        new ClusterProfile(
            "test", Map.of("bootstrap.servers", kafka.bootstrapServers()), Map.of(), Map.of()),
        new PipelineName("broken-" + topic),
        new NodeName("out"),
        SinkTarget.plain(new TopicName(topic)),
        SHORT);
  }

  /** Fails on one record after it was told to, and never again. */
  private static final class FailOnce implements MapFunction<EdgeRecord, EdgeRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public EdgeRecord map(EdgeRecord record) {
      if (FAILURE.compareAndSet(true, false)) {
        throw new IllegalStateException("told to fail");
      }
      return record;
    }
  }

  private static void topics(String in, String out) {
    kafka.topics().create(in, 4);
    kafka.topics().create(out, 3);
  }

  private static List<Sequenced> load(String topic, String prefix, int records) {
    LoadSpec spec = LoadSpec.of(topic, records).withPrefix(prefix);
    return new ArrayList<>(Load.all(kafka.bootstrapServers(), spec, LIMIT));
  }

  private static Verdict verdict(List<Sequenced> written, String topic) {
    List<Sequenced> read =
        new CommittedReader(kafka.bootstrapServers())
            .readAll(topic, LIMIT).stream().map(r -> LoadJson.read(r.value())).toList();
    return Checker.<Sequenced>ofContentAndOrderPer(Sequenced::key).compare(written, read);
  }

  private static void awaitCommitted(String topic, int records) {
    new CommittedReader(kafka.bootstrapServers()).awaitRecords(topic, records, LIMIT);
  }
}
