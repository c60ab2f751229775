package dev.sluice.ops.stop;

import dev.sluice.ops.console.Amounts;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.JobState;
import dev.sluice.ops.flink.JobSummary;
import dev.sluice.ops.flink.SavepointProgress;
import dev.sluice.ops.flink.SavepointTarget;
import dev.sluice.ops.job.JobWatch;
import dev.sluice.ops.savepoint.SavepointWait;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Stops a pipeline with a savepoint and waits until it has finished, so until its last transaction
 * is committed. Flink refuses to stop a job while it restarts: then this waits until all tasks run
 * and asks again, for as long as it may.
 */
public final class StopWithSavepoint {
  private final FlinkRest flink;
  private final JobWatch watch;
  private final Console console;

  public StopWithSavepoint(FlinkRest flink, JobWatch watch, Console console) {
    this.flink = flink;
    this.watch = watch;
    this.console = console;
  }

  /** The savepoint's path. */
  public String stop(JobSummary job, SavepointTarget target, Duration limit) {
    Instant end = watch.patience().clock().instant().plus(limit);
    while (true) {
      awaitAllTasks(job, end, limit);
      SavepointProgress progress =
          new SavepointWait(flink, watch).follow(flink.stop(job.id(), target), left(end));
      if (progress instanceof SavepointProgress.Completed completed) {
        awaitFinished(job, completed.path(), end);
        return completed.path();
      }
      if (!(progress instanceof SavepointProgress.Failed failed)) {
        throw failure(job, "its savepoint is not complete after " + Amounts.of(limit));
      }
      again(job, failed, end);
    }
  }

  private void awaitAllTasks(JobSummary job, Instant end, Duration limit) {
    Optional<JobSummary> seen =
        watch.await(job.id(), left(end), now -> now.allTasksRun() || !now.live());
    JobSummary now =
        seen.orElseThrow(() -> failure(job, "not all of its tasks run after " + Amounts.of(limit)));
    if (!now.live()) {
      throw failure(job, "it has ended by itself: " + now.state());
    }
  }

  // FINISHED is what says that the commit after the savepoint has gone through
  private void awaitFinished(JobSummary job, String path, Instant end) {
    Optional<JobSummary> seen =
        watch.await(job.id(), left(end), now -> now.state() == JobState.FINISHED);
    if (seen.isEmpty()) {
      throw failure(job, "the savepoint " + path + " is complete but the job has not finished");
    }
  }

  private void again(JobSummary job, SavepointProgress.Failed failed, Instant end) {
    boolean restarting =
        failed.rootCause().contains("Not all required tasks are currently running");
    if (!restarting || left(end).isZero()) {
      throw failure(job, failed.rootCause());
    }
    console.say("'%s' is restarting; waiting until all of its tasks run".formatted(job.name()));
  }

  private Duration left(Instant end) {
    Duration left = Duration.between(watch.patience().clock().instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static CommandFailure failure(JobSummary job, String reason) {
    return new CommandFailure(
        ExitCode.NOT_READY,
        "'%s' (job %s) is not stopped: %s".formatted(job.name(), job.id(), reason),
        "see how it is: sluice status " + job.name(),
        "give it more time with --timeout, and try again");
  }
}
