package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.check.Checker;
import dev.sluice.testkit.check.Verdict;
import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.topic.CommittedFollower;
import dev.sluice.testkit.topic.CommittedReader;
import dev.sluice.testkit.topic.Load;
import dev.sluice.testkit.topic.LoadJson;
import dev.sluice.testkit.topic.LoadSpec;
import dev.sluice.testkit.topic.Sequenced;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgesIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration LONG = Duration.ofMinutes(10);
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
  void copiesEveryRecordOnceWhileTaskManagersDie() throws Exception {
    topics("live-in", "live-out");
    try (CopyJob copy = CopyJob.on(kafka.bootstrapServers(), folder, Duration.ofMillis(500));
        Load load =
            Load.start(kafka.bootstrapServers(), LoadSpec.of("live-in", 60_000).withRate(10_000));
        CommittedFollower seen = new CommittedReader(kafka.bootstrapServers()).follow("live-out")) {
      JobID job = copy.start("live-in", "live-out", StartPolicy.STRICT, LONG, "");
      awaitSeen(seen, 5_000);
      copy.replaceTaskManager();
      awaitSeen(seen, 25_000);
      copy.replaceTaskManager();
      List<Sequenced> written = load.await(LIMIT);
      awaitSeen(seen, written.size());
      copy.stop(job);

      verdict(written, "live-out").requireBalanced();
    }
  }

  @Test
  void aSavepointWhoseCommitsHappenedLaterIsNoLoss() throws Exception {
    topics("late-in", "late-out");
    try (CopyJob copy = CopyJob.on(kafka.bootstrapServers(), folder, LONG)) {
      List<Sequenced> written = load("late-in", 5_000);
      JobID job = copy.start("late-in", "late-out", StartPolicy.STRICT, LONG, "");
      awaitUncommitted("late-out", 5_000);
      String savepoint = copy.savepoint(job);
      copy.cancel(job);

      JobID restored = copy.start("late-in", "late-out", StartPolicy.STRICT, LONG, savepoint);
      awaitCommitted("late-out", written.size());
      copy.cancel(restored);
      JobID again = copy.start("late-in", "late-out", StartPolicy.STRICT, LONG, savepoint);
      if (copy.comesToRun(again)) {
        copy.stop(again);
      } else {
        // a client that commits a transaction of another process takes the id's next epoch if it
        // has heard of transaction.version 2 by then; it looks like an abort, and there is no
        // ledger to tell them apart
        assertThat(copy.failure(again))
            .contains("runtime/undecidable-transaction")
            .contains("the coordinator reports Empty")
            .contains("marker UNAVAILABLE");
      }

      verdict(written, "late-out").requireBalanced();
    }
  }

  @Test
  void stopsAndNamesTheOffsetsWhenATransactionExpiredBeforeItsCommit() throws Exception {
    topics("lost-in", "lost-out");
    try (CopyJob copy = CopyJob.on(kafka.bootstrapServers(), folder, LONG)) {
      load("lost-in", 5_000);
      JobID job =
          copy.start(1, "lost-in", "lost-out", StartPolicy.STRICT, Duration.ofSeconds(3), "");
      awaitUncommitted("lost-out", 5_000);
      String savepoint = copy.savepoint(job);
      copy.cancel(job);
      awaitNothingOpen("lost-out");

      String failure =
          copy.failure(
              copy.start(
                  1, "lost-in", "lost-out", StartPolicy.STRICT, Duration.ofSeconds(3), savepoint));

      assertThat(failure)
          .contains("runtime/lost-transaction")
          .contains("copy-lost-out/out")
          .contains("lost-in-");
      assertThat(namedRecords(failure)).isEqualTo(5_000);
      assertThat(new CommittedReader(kafka.bootstrapServers()).readAll("lost-out", LIMIT))
          .isEmpty();
    }
  }

  @Test
  void stopsWhereOffsetsWereDeletedAndGoesOnWhenTheGapIsAccepted() throws Exception {
    topics("gap-in", "gap-out");
    try (CopyJob copy = CopyJob.on(kafka.bootstrapServers(), folder, Duration.ofMillis(500))) {
      List<Sequenced> first = load("gap-in", 1_000);
      JobID job = copy.start("gap-in", "gap-out", StartPolicy.STRICT, LONG, "");
      awaitCommitted("gap-out", first.size());
      String savepoint = copy.stop(job);
      load("gap-in", 1_000);
      for (int partition = 0; partition < 4; partition++) {
        kafka.topics().deleteRecordsBefore("gap-in", partition, -1);
      }

      assertThat(copy.failure(copy.start("gap-in", "gap-out", StartPolicy.STRICT, LONG, savepoint)))
          .contains("runtime/gap")
          .containsPattern("gap-in-\\d: wanted offset \\d+, first offset \\d+, \\d+ offsets gone")
          .contains("--accept-gap");

      JobID accepted =
          copy.start(
              "gap-in",
              "gap-out",
              StartPolicy.STRICT.acceptingGaps(Instant.now()),
              LONG,
              savepoint);
      List<Sequenced> last = load("gap-in", 1_000);
      awaitCommitted("gap-out", first.size() + last.size());
      copy.stop(accepted);
    }
  }

  @Test
  void stopsWhenItsTopicIsRecreatedWhileItRuns() throws Exception {
    topics("re-in", "re-out");
    try (CopyJob copy = CopyJob.on(kafka.bootstrapServers(), folder, Duration.ofMillis(500))) {
      List<Sequenced> first = load("re-in", 1_000);
      JobID job = copy.start("re-in", "re-out", StartPolicy.STRICT, LONG, "");
      awaitCommitted("re-out", first.size());

      kafka.topics().recreate("re-in", 4);

      // the enumerator sees another topic id, a reader sees an end before its position: whoever
      // looks first
      assertThat(copy.failure(job))
          .containsPattern("runtime/(topic-recreated|topic-deleted|truncated)");
    }
  }

  @Test
  void stopsWhenItsTopicWasRecreatedWhileItWasDown() throws Exception {
    topics("down-in", "down-out");
    try (CopyJob copy = CopyJob.on(kafka.bootstrapServers(), folder, Duration.ofMillis(500))) {
      List<Sequenced> first = load("down-in", 1_000);
      JobID job = copy.start("down-in", "down-out", StartPolicy.STRICT, LONG, "");
      awaitCommitted("down-out", first.size());
      String savepoint = copy.stop(job);
      kafka.topics().recreate("down-in", 4);
      load("down-in", 5_000);

      assertThat(
              copy.failure(copy.start("down-in", "down-out", StartPolicy.STRICT, LONG, savepoint)))
          .contains("runtime/topic-recreated");
      assertThat(new CommittedReader(kafka.bootstrapServers()).readAll("down-out", LIMIT))
          .hasSize(first.size());
    }
  }

  @Test
  void saysThatATopicIsMissing() throws Exception {
    kafka.topics().create("missing-out", 1);
    try (CopyJob copy = CopyJob.on(kafka.bootstrapServers(), folder, Duration.ofMillis(500))) {
      assertThat(
              copy.failure(copy.start("missing-in", "missing-out", StartPolicy.STRICT, LONG, "")))
          .contains("runtime/topic-missing")
          .contains("'missing-in' does not exist");
    }
  }

  @Test
  void refusesATransactionTimeoutThatTheBrokerDoesNotAllow() throws Exception {
    topics("timeout-in", "timeout-out");
    try (CopyJob copy = CopyJob.on(kafka.bootstrapServers(), folder, Duration.ofMillis(500))) {
      assertThat(
              copy.failure(
                  copy.start(
                      "timeout-in", "timeout-out", StartPolicy.STRICT, Duration.ofHours(1), "")))
          .contains("runtime/transaction-timeout")
          .contains("at most 900000 ms");
    }
  }

  private static long namedRecords(String failure) {
    return Pattern.compile("offsets (\\d+) to (\\d+) \\((\\d+) records\\)")
        .matcher(
            failure.substring(
                failure.indexOf("runtime/lost-transaction"), failure.indexOf("Usual cause")))
        .results()
        .mapToLong(found -> Long.parseLong(found.group(3)))
        .sum();
  }

  private static void topics(String in, String out) {
    kafka.topics().create(in, 4);
    kafka.topics().create(out, 3);
  }

  private static List<Sequenced> load(String topic, int records) {
    return Load.all(kafka.bootstrapServers(), LoadSpec.of(topic, records), LIMIT);
  }

  private static Verdict verdict(List<Sequenced> written, String topic) {
    List<Sequenced> read =
        new CommittedReader(kafka.bootstrapServers())
            .readAll(topic, LIMIT).stream().map(r -> LoadJson.read(r.value())).toList();
    return Checker.<Sequenced>ofContentAndOrderPer(Sequenced::key).compare(written, read);
  }

  private static void awaitSeen(CommittedFollower seen, int records) {
    Awaitility.await().atMost(LIMIT).until(() -> seen.seenCount() >= records);
  }

  private static void awaitCommitted(String topic, int records) {
    new CommittedReader(kafka.bootstrapServers()).awaitRecords(topic, records, LIMIT);
  }

  private static void awaitUncommitted(String topic, int records) {
    Awaitility.await().atMost(LIMIT).until(() -> kafka.topics().writtenCount(topic) >= records);
  }

  private static void awaitNothingOpen(String topic) {
    new CommittedReader(kafka.bootstrapServers()).readAll(topic, LIMIT);
  }
}
