package dev.sluice.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSetupTest {
  private static final String TRANSACTIONS =
      "org.apache.kafka.clients.producer.internals.TransactionManager";
  private static final String COORDINATOR =
      "org.apache.flink.runtime.source.coordinator.SourceCoordinator";
  private static final String METRICS = "org.apache.flink.metrics.MetricGroup";
  private static final String FILE = "log.file";

  @TempDir Path folder;
  private LoggerContext processLogs;

  @BeforeEach
  void start() throws IOException {
    LogSetup.write(folder);
    System.setProperty(FILE, written().toString());
    processLogs = new LoggerContext("process", null, LogSetup.file(folder).toUri());
    processLogs.start();
  }

  @AfterEach
  void stop() {
    processLogs.stop();
    System.clearProperty(FILE);
  }

  @Test
  void leavesOutWhatIsSaidOfEachCheckpointThoughAllIsWell() throws IOException {
    logger(TRANSACTIONS).info("[Producer clientId=p] ProducerId set to 387 with epoch 0");
    logger("org.apache.flink.connector.kafka.sink.internal.FlinkKafkaInternalProducer")
        .info("Flushing new partitions");
    logger("org.apache.flink.runtime.checkpoint.CheckpointRequestDecider")
        .info("checkpoint request time in queue: {}", 12);
    logger(COORDINATOR).info("Marking checkpoint {} as completed for source {}.", 7, "in");
    logger(METRICS)
        .warn(
            "Name collision: Group already contains a Metric with the name"
                + " 'pendingCommittables'. Metric will not be reported.[127.0.0.1]");
    assertThat(lines()).isEmpty();
  }

  @Test
  void keepsWhatSomebodyMayLookFor() throws IOException {
    logger("org.apache.flink.runtime.checkpoint.CheckpointCoordinator")
        .info("Completed checkpoint 7");
    logger(TRANSACTIONS).warn("Transiting to abortable error state");
    logger("org.apache.flink.connector.kafka.sink.internal.TransactionAborterImpl")
        .info("aborted a transaction");
    logger(COORDINATOR).info("Restoring SplitEnumerator of source {} from checkpoint.", "in");
    logger(METRICS).warn("Name collision: Group already contains a Metric with the name 'mine'.");
    assertThat(lines()).hasSize(5);
  }

  private Logger logger(String name) {
    return processLogs.getLogger(name);
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(written());
  }

  private Path written() {
    return folder.resolve("process.log");
  }
}
