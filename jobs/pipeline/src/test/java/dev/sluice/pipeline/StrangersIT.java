package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.finding.AuditCode;
import dev.sluice.core.ledger.finding.BookFinding;
import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.law.Books;
import dev.sluice.core.ledger.law.LostEpoch;
import dev.sluice.core.ledger.law.Side;
import dev.sluice.ops.flink.JobId;
import dev.sluice.testkit.check.Checker;
import dev.sluice.testkit.check.Verdict;
import dev.sluice.testkit.fault.Fault;
import dev.sluice.testkit.fault.Faults;
import dev.sluice.testkit.fault.JobUnderTest;
import dev.sluice.testkit.process.CommandRun;
import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.topic.Load;
import dev.sluice.testkit.topic.LoadJson;
import dev.sluice.testkit.topic.LoadSpec;
import dev.sluice.testkit.topic.Sequenced;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Strangers end transactions of a running pipeline: it survives, or it stops and says what is lost,
 * and a repair brings it. Past the coordinator nobody tells the pipeline; then the audit does.
 */
class StrangersIT {
  private static final int AT_MOST = 2_000_000;
  private static final int PER_SECOND = 3_000;
  private static final int BLOWS = 4;
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

  @ParameterizedTest
  @ValueSource(strings = {"zombie-producer", "fence-producer", "terminate-transaction"})
  void nothingIsLostInSilence(String kind) throws Exception {
    try (LossyPipeline lossy = pipeline(kind);
        Load load = load(kind)) {
      LocalJob job = lossy.start();
      strike(kind, job);
      List<Sequenced> written = load.stop(LossyPipeline.LIMIT);
      LocalJob last = job;
      awaitRead(lossy, last, written.size());
      // the other writer's transaction may be lost as well, and is found after the first is mended
      for (int i = 0; i < BLOWS && last.result().isDone(); i++) {
        assertThat(LossyPipeline.failure(last)).contains("runtime/lost-transaction");
        assertThat(lossy.repair(false)).isZero();
        last = lossy.restore(lossy.latestCheckpoint());
        awaitRead(lossy, last, written.size());
      }
      System.out.printf("%s: %s%n", kind, last == job ? "survived" : "stopped and repaired");
      lossy.stop(last);
      assertThat(check(lossy, kind, written).balanced()).isTrue();
      assertThat(lossy.books().findings()).allMatch(StrangersIT::isMadeGood);
    }
  }

  @Test
  void whatIsAbortedPastTheCoordinatorTheAuditFinds() throws Exception {
    String kind = "abort-transaction";
    try (LossyPipeline lossy = pipeline(kind);
        Load load = load(kind)) {
      LocalJob job = lossy.start();
      strike(kind, job);
      List<Sequenced> written = load.stop(LossyPipeline.LIMIT);
      awaitRead(lossy, job, written.size());
      lossy.stop(job);
      Verdict verdict = check(lossy, kind, written);
      CommandRun audit = lossy.audit();
      System.out.printf("%s: %d missing%n%s%n", kind, verdict.missing().count(), audit.data());
      assertThat(verdict.missing().count()).isPositive();
      assertThat(verdict.repeated().count()).isZero();
      assertThat(audit.exit()).isEqualTo(7);
      assertThat(audit.data()).contains("missing");
    }
  }

  private LossyPipeline pipeline(String kind) throws Exception {
    kafka.topics().create(topic(kind, "in"), 4);
    kafka.topics().create(topic(kind, "out"), 3);
    return LossyPipeline.of(
        kafka,
        folder,
        kind,
        "500 ms",
        """
        sources:
          in: {topic: %1$s.in, format: json, schema: {key: STRING NOT NULL, seq: BIGINT NOT NULL}}
        steps:
          kept: {from: in, where: seq >= 0}
        sinks:
          out: {from: kept, topic: %1$s.out, format: json}
        """
            .formatted(kind));
  }

  private static Load load(String kind) {
    LoadSpec spec = LoadSpec.of(topic(kind, "in"), AT_MOST).withRate(PER_SECOND);
    return Load.start(kafka.bootstrapServers(), spec);
  }

  private static void strike(String kind, LocalJob job) {
    Awaitility.await().atMost(LossyPipeline.LIMIT).until(() -> visible(kind) > 0);
    Fault fault =
        Faults.hostile(kafka, List.of(new Victim(kind, job))).stream()
            .filter(each -> each.kind().equals(kind))
            .findFirst()
            .orElseThrow();
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < BLOWS && !job.result().isDone(); i++) {
      fault.inflict(random);
    }
  }

  /**
   * Until the books have all of the input, or the job has ended. What is lost counts as read: a job
   * that has just written that down is about to end.
   */
  private static void awaitRead(LossyPipeline lossy, LocalJob job, int records) {
    Awaitility.await()
        .atMost(LossyPipeline.LIMIT)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> job.result().isDone() || hasAll(lossy.books(), records));
  }

  private static boolean hasAll(Books books, int records) {
    return books.totals().side(Side.in("in", Role.SOURCE)).count() >= records
        && books.totals().side(Side.in("out", Role.SINK)).count() >= records
        && books.losses().stream().map(LostEpoch::finding).allMatch(StrangersIT::isMadeGood);
  }

  /** A transaction that had nothing but its marker is noted as lost, and nobody has to mend it. */
  private static boolean isMadeGood(Finding finding) {
    return finding.code() == AuditCode.REPAIRED_LOSS
        || finding instanceof BookFinding.LostTransaction lost
            && lost.code() == AuditCode.ACCEPTED_LOSS
            && lost.records() == 0;
  }

  private static Verdict check(LossyPipeline lossy, String kind, List<Sequenced> written) {
    List<Sequenced> read =
        lossy.committed(topic(kind, "out")).stream()
            .map(text -> LoadJson.read(text.getBytes(StandardCharsets.UTF_8)))
            .toList();
    return Checker.<Sequenced>ofContent().compare(written, read);
  }

  /** Offsets, those of transactions' markers among them. */
  private static long visible(String kind) {
    return kafka.topics().committedCount(topic(kind, "out"));
  }

  private static String topic(String kind, String end) {
    return kind + "." + end;
  }

  private record Victim(String pipeline, LocalJob job) implements JobUnderTest {
    @Override
    public JobId id() {
      return new JobId(job.id().toHexString());
    }

    @Override
    public void submit(String state, int parallelism) {
      throw new UnsupportedOperationException("no stranger starts it again");
    }
  }
}
