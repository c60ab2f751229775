package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.topic.CommittedReader;
import dev.sluice.testkit.topic.Load;
import dev.sluice.testkit.topic.LoadSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A partition that lost its end while nobody read it, and has grown beyond it again: the offset to
 * go on from is there, and what stands in front of it is not what was read.
 */
class UncleanLeaderIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static KafkaUnderTest kafka;

  @TempDir Path folder;

  @BeforeAll
  static void startKafka() {
    kafka = KafkaUnderTest.three();
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @Test
  void stopsWhereOtherRecordsStandNow() throws Exception {
    topics("regrown-in", "true", "regrown-out");
    try (CopyJob copy = CopyJob.on(kafka.bootstrapServers(), folder, Duration.ofMillis(500))) {
      load("regrown-in", 1_000);
      kafka.cluster().node(2).killForcibly();
      load("regrown-in", 1_000);
      JobID job = copy.start("regrown-in", "regrown-out", StartPolicy.STRICT, LONG, "");
      awaitCommitted("regrown-out", 2_000);
      String savepoint = copy.stop(job);

      kafka.cluster().node(1).killForcibly();
      kafka.cluster().relaunch(2);
      awaitLeader("regrown-in", 2);
      kafka.cluster().restart(1);
      load("regrown-in", 3_000);

      assertThat(
              copy.failure(
                  copy.start("regrown-in", "regrown-out", StartPolicy.STRICT, LONG, savepoint)))
          .contains("runtime/truncated")
          .contains("regrown-in-0 up to offset 2000")
          .contains("other records from offset 1000 on");
    }
  }

  @Test
  void goesOnUnderAnotherLeaderThatHasTheSameRecords() throws Exception {
    topics("moved-in", "false", "moved-out");
    try (CopyJob copy = CopyJob.on(kafka.bootstrapServers(), folder, Duration.ofMillis(500))) {
      load("moved-in", 1_000);
      JobID job = copy.start("moved-in", "moved-out", StartPolicy.STRICT, LONG, "");
      awaitCommitted("moved-out", 1_000);
      String savepoint = copy.stop(job);

      kafka.cluster().node(1).killForcibly();
      awaitLeader("moved-in", 2);
      kafka.cluster().restart(1);
      JobID restored = copy.start("moved-in", "moved-out", StartPolicy.STRICT, LONG, savepoint);
      load("moved-in", 500);
      awaitCommitted("moved-out", 1_500);
      copy.stop(restored);
    }
  }

  /** Led by broker 1, and the only other one that has it is broker 2. */
  private static void topics(String in, String unclean, String out) {
    kafka
        .topics()
        .createOn(
            List.of(1, 2),
            in,
            Map.of("unclean.leader.election.enable", unclean, "min.insync.replicas", "1"));
    kafka.topics().create(out, 1);
  }

  private static void awaitLeader(String topic, int broker) {
    Awaitility.await()
        .atMost(LIMIT)
        .ignoreExceptions() // there is none for a while
        .until(() -> kafka.topics().leader(topic, 0) == broker);
  }

  private static void load(String topic, int records) {
    Load.all(kafka.bootstrapServers(), LoadSpec.of(topic, records), LIMIT);
  }

  private static void awaitCommitted(String topic, int records) {
    new CommittedReader(kafka.bootstrapServers()).awaitRecords(topic, records, LIMIT);
  }
}
