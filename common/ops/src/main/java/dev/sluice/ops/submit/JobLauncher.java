package dev.sluice.ops.submit;

import dev.sluice.core.name.JobParameter;
import dev.sluice.ops.console.Amounts;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.JobFailure;
import dev.sluice.ops.flink.JobId;
import dev.sluice.ops.flink.JobSummary;
import dev.sluice.ops.flink.RunRequest;
import dev.sluice.ops.flink.UploadedJar;
import dev.sluice.ops.job.JobWatch;
import dev.sluice.ops.job.PipelineText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the pipeline job on a cluster: jar, arguments, and the wait until every task runs. */
public final class JobLauncher {
  private final FlinkRest flink;
  private final JobWatch watch;
  private final Console console;

  public JobLauncher(FlinkRest flink, JobWatch watch, Console console) {
    this.flink = flink;
    this.watch = watch;
    this.console = console;
  }

  /** The jar on the cluster; uploaded unless it is there already. */
  public UploadedJar provide(JobJar jar) throws IOException {
    Optional<UploadedJar> there = find(jar.name());
    if (there.isPresent()) {
      return there.get();
    }
    console.say("uploading " + jar.path().getFileName() + " as " + jar.name());
    return flink.upload(jar.path(), jar.name());
  }

  public Optional<UploadedJar> find(String jarName) {
    return flink.jars().stream().filter(uploaded -> uploaded.name().equals(jarName)).findFirst();
  }

  public JobId start(UploadedJar jar, PipelineText text, Start start) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--pipeline-content",
                text.encodedPipeline(),
                "--cluster-content",
                text.encodedCluster()));
    start.accepted().stream().sorted().map(Accepted::argument).forEach(arguments::add);
    return flink.run(
        jar,
        new RunRequest(
            arguments,
            start.parallelismOrNull(),
            start.savepointOrNull(),
            start.stateWithoutOperator(),
            Map.of(JobParameter.JAR.key(), jar.name())));
  }

  /**
   * Returns when every task runs; a job that has ended, or does not get there in time, is a failure
   * that says why.
   */
  public void awaitRunning(JobId id, String pipeline, Duration limit) {
    Optional<JobSummary> seen = watch.await(id, limit, job -> job.allTasksRun() || !job.live());
    if (seen.filter(JobSummary::allTasksRun).isPresent()) {
      return;
    }
    String what =
        seen.map(job -> "has ended: " + job.state())
            .orElse("does not run after " + Amounts.of(limit));
    String why =
        flink.lastFailure(id).map(JobFailure::rootCause).map(cause -> "; " + cause).orElse("");
    throw new CommandFailure(
        ExitCode.NOT_READY,
        "'%s' (job %s) %s%s".formatted(pipeline, id, what, why),
        "see how it is: sluice status " + id);
  }
}
