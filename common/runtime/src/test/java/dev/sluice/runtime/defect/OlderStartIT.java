package dev.sluice.runtime.defect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.runtime.kafka.StartPolicy;
import dev.sluice.testkit.process.KafkaUnderTest;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs that are started from before what their pipeline has committed, which would write it twice.
 */
class OlderStartIT {
  private static final SavepointRestoreSettings NOTHING = SavepointRestoreSettings.none();
  private static final int ONE = DefectiveRun.RECORDS;
  private final KafkaUnderTest kafka = KafkaUnderTest.shared();

  @TempDir Path folder;

  @Test
  void aStartWithoutTheStateIsStoppedAndOneFromTheLastSavepointGoesOn() throws Exception {
    try (DefectiveRun run = new DefectiveRun(kafka, "stateless-start", folder)) {
      run.load("a");
      JobID job = run.start(NOTHING, surgery -> {});
      run.awaitVisible("out", ONE);
      String last = run.stop(job);

      assertThat(run.failure(run.submit(NOTHING, surgery -> {})))
          .contains("runtime/already-read: source 'stateless-start/in'")
          .contains(" from offset 0, read up to ")
          .contains("--accept-repeat");

      run.load("b");
      JobID next = run.start(from(last), surgery -> {});
      run.awaitVisible("out", 2 * ONE);
      run.stop(next);
      assertThat(run.audit()).isEmpty();
      assertThat(run.check().balanced()).isTrue();
    }
  }

  @Test
  void aStartFromASavepointThatTheJobHasLeftBehindIsStopped() throws Exception {
    try (DefectiveRun run = new DefectiveRun(kafka, "old-savepoint", folder)) {
      run.load("a");
      JobID job = run.start(NOTHING, surgery -> {});
      run.awaitVisible("out", ONE);
      String old = run.savepoint(job);
      run.load("b");
      run.awaitVisible("out", 2 * ONE);
      run.stop(job);

      assertThat(run.failure(run.submit(from(old), surgery -> {})))
          .contains("runtime/already-read: source 'old-savepoint/in'");
      assertThat(run.audit()).isEmpty();
      assertThat(run.check().balanced()).isTrue();
    }
  }

  @Test
  void whatIsAcceptedIsReadAgainAndIsNotInTheWayLater() throws Exception {
    try (DefectiveRun run = new DefectiveRun(kafka, "repeated-start", folder)) {
      run.load("a");
      JobID job = run.start(NOTHING, surgery -> {});
      run.awaitVisible("out", ONE);
      run.stop(job);

      run.with(StartPolicy.STRICT.acceptingRepeats(Instant.now()));
      JobID again = run.start(NOTHING, surgery -> {});
      run.awaitVisible("out", 2 * ONE);
      String last = run.stop(again);
      run.with(StartPolicy.STRICT);
      run.load("b");
      JobID next = run.start(from(last), surgery -> {});
      run.awaitVisible("out", 3 * ONE);
      run.stop(next);

      assertThat(run.audit()).contains("audit/input-repeated");
      assertThat(run.check().repeated().count()).isEqualTo(ONE);
    }
  }

  private static SavepointRestoreSettings from(String savepoint) {
    return SavepointRestoreSettings.forPath(savepoint);
  }
}
