package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.fault.Fault;
import dev.sluice.testkit.fault.Faults;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The testkit's faults that need Flink, each once on running pipelines: it does what it says, it is
 * healed, and every record is committed once. What needs only brokers is tried in the testkit.
 */
@ExtendWith(SharedSite.class)
class FaultKindsGuaranteeIT {
  private static final int PER_SECOND = 500;
  private static final int AT_LEAST = 5_000;

  private final Site site;

  FaultKindsGuaranteeIT(Site site) {
    this.site = site;
  }

  @Test
  void killsAtThePointsOfATransaction() {
    try (LoadedPipelines run = started("points")) {
      String before = inflict(run, "kill-before-pre-commit");
      String between = inflict(run, "kill-between-checkpoint-and-commit");
      String during = inflict(run, "kill-during-commit");
      assertThat(List.of(before, between, during))
          .allMatch(what -> what.matches("taskmanager-\\d with points-(copy|unique)\\.out\\..*"));
      run.requireExactlyOnce();
    }
  }

  @Test
  void killsDuringRestoreRescaleAndSavepoint() {
    try (LoadedPipelines run = started("state")) {
      inflict(run, "kill-during-restore");
      assertThat(inflict(run, "kill-during-rescale")).endsWith("from 2 to 1");
      inflict(run, "kill-during-savepoint");
      assertThat(inflict(run, "restore-damaged-savepoint")).contains("refused");
      run.requireExactlyOnce();
    }
  }

  @Test
  void freezesAndKillsTheProcessesOfFlink() {
    try (LoadedPipelines run = started("processes")) {
      long killed = site.flink().cluster().jobManager().pid();
      inflict(run, "kill-job-manager");
      long frozen = site.flink().cluster().jobManager().pid();
      assertThat(frozen).isNotEqualTo(killed);
      inflict(run, "freeze-job-manager");
      assertThat(site.flink().cluster().jobManager().pid()).isEqualTo(frozen);
      inflict(run, "freeze-task-manager");
      inflict(run, "kill-task-manager");
      run.requireExactlyOnce();
    }
  }

  @Test
  void takesTheDiskAway() {
    try (LoadedPipelines run = started("disks")) {
      assertThat(failedCheckpointsOf(run, "obstruct-checkpoints")).isPositive();
      inflict(run, "fill-disk");
      run.requireExactlyOnce();
    }
  }

  private LoadedPipelines started(String name) {
    LoadedPipelines run = new LoadedPipelines(site, name, PER_SECOND, AT_LEAST);
    run.each(pipeline -> pipeline.start(2));
    run.awaitCaughtUp();
    return run;
  }

  private static String inflict(LoadedPipelines run, String kind) {
    String what = kinds(run).get(kind).inflict(new Random(1));
    run.awaitCaughtUp();
    return what;
  }

  private long failedCheckpointsOf(LoadedPipelines run, String kind) {
    inflict(run, kind);
    return run.faultSite().jobs().stream()
        .mapToLong(job -> site.flink().rest().checkpoints(job.id()).failed())
        .sum();
  }

  private static Map<String, Fault> kinds(LoadedPipelines run) {
    return Faults.all(run.faultSite()).stream()
        .collect(Collectors.toMap(Fault::kind, Function.identity()));
  }
}
