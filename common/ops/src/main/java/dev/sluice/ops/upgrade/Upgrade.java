package dev.sluice.ops.upgrade;

import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.flink.FlinkRefusedException;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.FlinkUnreachableException;
import dev.sluice.ops.flink.JobId;
import dev.sluice.ops.flink.JobSummary;
import dev.sluice.ops.flink.RunRequest.StateWithoutOperator;
import dev.sluice.ops.flink.SavepointTarget;
import dev.sluice.ops.job.JobWatch;
import dev.sluice.ops.job.PipelineJobs;
import dev.sluice.ops.stop.StopWithSavepoint;
import dev.sluice.ops.submit.JobLauncher;
import dev.sluice.ops.submit.Start;
import dev.sluice.ops.upgrade.UpgradeOutcome.RolledBack;
import dev.sluice.ops.upgrade.UpgradeOutcome.Stuck;
import dev.sluice.ops.upgrade.UpgradeOutcome.Upgraded;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries out an upgrade that was planned: stop the old version, try the new one, and go back if
 * that is safe.
 */
public final class Upgrade {
  private final FlinkRest flink;
  private final JobWatch watch;
  private final Console console;
  private final JobLauncher launcher;
  private final GoBack goBack;
  private final UpgradeLimits limits;

  public Upgrade(
      FlinkRest flink, JobWatch watch, Console console, UpgradeLimits limits, GoBack goBack) {
    this.flink = flink;
    this.watch = watch;
    this.console = console;
    this.limits = limits;
    this.goBack = goBack;
    this.launcher = new JobLauncher(flink, watch, console);
  }

  public UpgradeOutcome run(
      JobSummary job, Version old, Version now, UpgradePlan plan, SavepointTarget target) {
    console.say("stopping job " + job.id() + " with a savepoint");
    String savepoint =
        new StopWithSavepoint(flink, watch, console).stop(job, target, limits.stop());
    console.say("savepoint " + savepoint);
    try {
      return replace(job.name(), old, now, plan.stateWithoutOperator(), savepoint);
    } catch (FlinkUnreachableException | FlinkRefusedException | CommandFailure e) {
      return new Stuck(
          savepoint,
          e.getMessage() + "; whether a version of '" + job.name() + "' runs is unknown",
          goBack.byHand(savepoint));
    }
  }

  private UpgradeOutcome replace(
      String pipeline, Version old, Version now, StateWithoutOperator unneeded, String savepoint) {
    JobId started;
    try {
      started =
          launcher.start(
              now.jar(),
              now.text(),
              new Start(savepoint, now.parallelismOrNull(), unneeded, Set.of()));
    } catch (FlinkRefusedException e) {
      String reason = "the new version was refused: " + e.getMessage();
      // a refusal may be a mere timeout of the JobManager's, with the job about to run
      Optional<JobSummary> live = new PipelineJobs(flink).findLive(pipeline);
      return live.isEmpty()
          ? startOld(pipeline, old, savepoint, reason)
          : undo(
              pipeline,
              old,
              savepoint,
              new Trial(flink, watch, live.get().id(), savepoint),
              reason);
    }
    console.say(
        "new version is job " + started + "; waiting until it runs and its checkpoints complete");
    Trial trial = new Trial(flink, watch, started, savepoint);
    Optional<String> failure = trial.failure(limits.start());
    return failure.isEmpty()
        ? new Upgraded(started, savepoint)
        : undo(pipeline, old, savepoint, trial, "the new version failed: " + failure.get());
  }

  private UpgradeOutcome undo(
      String pipeline, Version old, String savepoint, Trial trial, String reason) {
    if (trial.hasCommitted()) {
      return committed(savepoint, trial, reason);
    }
    console.say(reason);
    if (trial.end(limits.stop()).isEmpty()) {
      return new Stuck(
          savepoint, reason + "; and it cannot be cancelled", goBack.byHand(savepoint));
    }
    return trial.hasCommitted()
        ? committed(savepoint, trial, reason)
        : startOld(pipeline, old, savepoint, reason);
  }

  // to start the old version again would write once more what the new one has committed
  private UpgradeOutcome committed(String savepoint, Trial trial, String reason) {
    return new Stuck(
        savepoint,
        reason + "; it has committed records, so the savepoint is no longer where the output ends",
        goBack.forward(trial.latestCheckpoint().orElse(null)));
  }

  private UpgradeOutcome startOld(String pipeline, Version old, String savepoint, String reason) {
    console.say("starting the old version again from " + savepoint);
    try {
      Start start =
          new Start(savepoint, old.parallelismOrNull(), StateWithoutOperator.REFUSED, Set.of());
      JobId again = launcher.start(old.jar(), old.text(), start);
      launcher.awaitRunning(again, pipeline, limits.start());
      return new RolledBack(again, savepoint, reason);
    } catch (FlinkRefusedException | CommandFailure e) {
      List<String> remedies = goBack.byHand(savepoint);
      return new Stuck(
          savepoint,
          reason + "; and the old version does not start again: " + e.getMessage(),
          remedies);
    }
  }
}
