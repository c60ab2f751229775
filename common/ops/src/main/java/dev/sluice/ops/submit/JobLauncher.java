package dev.sluice.ops.submit;

import dev.sluice.core.name.JobJarName;
import dev.sluice.core.name.JobParameter;
import dev.sluice.ops.console.Amounts;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.flink.FlinkRefusedException;
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
import java.util.Set;
import java.util.stream.Collectors;

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
    Set<String> installed = inClassPath();
    requireNoOther(jar, installed);
    Optional<UploadedJar> there = find(jar.name(), installed);
    if (there.isPresent()) {
      return there.get();
    }
    console.say("uploading " + jar.path().getFileName() + " as " + jar.name());
    return flink.upload(jar.path(), jar.name());
  }

  /** A jar that was uploaded before, or is the one in the class path of the cluster. */
  public Optional<UploadedJar> find(String jarName) throws IOException {
    return find(jarName, inClassPath());
  }

  private Optional<UploadedJar> find(String jarName, Set<String> installed) throws IOException {
    return installed.equals(Set.of(jarName))
        ? Optional.of(new Starter(jarName).on(flink))
        : uploaded(flink, jarName);
  }

  /** Flink would take its Kafka connector from the class path and the rest from the jar. */
  private static void requireNoOther(JobJar jar, Set<String> installed) {
    List<String> others =
        installed.stream().filter(name -> !name.equals(jar.name())).sorted().toList();
    if (!others.isEmpty()) {
      throw new CommandFailure(
          ExitCode.NOT_READY,
          "the Flink cluster has another build in its class path: "
              + String.join(", ", others)
              + ", not "
              + jar.name(),
          "replace it there and restart the cluster, running pipelines stopped with a savepoint before",
          "a local cluster: scripts/cluster down, then scripts/cluster up --with-job-jar");
    }
  }

  private Set<String> inClassPath() {
    try {
      return flink.classPath().stream().filter(JobJarName::isOne).collect(Collectors.toSet());
    } catch (FlinkRefusedException e) {
      return Set.of(); // a gateway that hides it
    }
  }

  static Optional<UploadedJar> uploaded(FlinkRest flink, String name) {
    return flink.jars().stream().filter(jar -> jar.name().equals(name)).findFirst();
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
