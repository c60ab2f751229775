package dev.sluice.ops.savepoint;

import dev.sluice.ops.console.Amounts;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.JobSummary;
import dev.sluice.ops.flink.SavepointProgress;
import dev.sluice.ops.flink.SavepointTarget;
import dev.sluice.ops.job.JobWatch;
import java.time.Duration;

/** Takes a savepoint of a pipeline that goes on running. */
public final class TakeSavepoint {
  private final FlinkRest flink;
  private final JobWatch watch;

  public TakeSavepoint(FlinkRest flink, JobWatch watch) {
    this.flink = flink;
    this.watch = watch;
  }

  /** The savepoint's path. */
  public String of(JobSummary job, SavepointTarget target, Duration limit) {
    SavepointProgress end =
        new SavepointWait(flink, watch).follow(flink.savepoint(job.id(), target), limit);
    if (end instanceof SavepointProgress.Completed completed) {
      return completed.path();
    }
    String reason =
        end instanceof SavepointProgress.Failed failed
            ? failed.rootCause()
            : "not complete after " + Amounts.of(limit);
    throw new CommandFailure(
        ExitCode.NOT_READY,
        "savepoint of '%s' (job %s): %s".formatted(job.name(), job.id(), reason),
        "the pipeline goes on; see how it is: sluice status " + job.name());
  }
}
