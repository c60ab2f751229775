package dev.sluice.ops.upgrade;

import dev.sluice.core.name.JobParameter;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.JobConfig;
import dev.sluice.ops.flink.JobSummary;
import dev.sluice.ops.job.PipelineText;
import dev.sluice.ops.pipeline.PipelineFile;
import java.util.Optional;

/** The version that is to be replaced, as its job tells it. */
public record RunningVersion(JobSummary job, PipelineFile file, JobConfig config) {

  public static RunningVersion of(FlinkRest flink, JobSummary job, Console console) {
    JobConfig config = flink.config(job.id());
    PipelineText text = PipelineText.carriedBy(config.parameters()).orElseThrow(() -> unknown(job));
    return new RunningVersion(
        job, PipelineFile.carried("running '" + job.name() + "'", text, console), config);
  }

  /** The name that its jar was uploaded under. */
  public Optional<String> jarName() {
    return Optional.ofNullable(config.parameters().get(JobParameter.JAR.key()));
  }

  private static CommandFailure unknown(JobSummary job) {
    return new CommandFailure(
        ExitCode.NOT_READY,
        "job %s ('%s') does not carry a pipeline file, so nobody can say what state it has"
            .formatted(job.id(), job.name()),
        "if you know: sluice stop "
            + job.name()
            + ", then sluice submit FILE --from-savepoint PATH");
  }
}
