package dev.sluice.testkit.fault;

import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.JobId;
import dev.sluice.ops.flink.JobSummary;
import dev.sluice.ops.flink.SavepointProgress;
import dev.sluice.ops.flink.SavepointTarget;
import dev.sluice.ops.flink.SavepointTrigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What an operator asks Flink about the pipelines of a site. */
record Jobs(FaultSite site) {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final Duration STOP_LIMIT = Duration.ofMinutes(3);

  /** Flink refuses savepoints and stops while a task is missing. */
  void awaitRunning(JobUnderTest job) {
    Awaitility.await(job.pipeline() + " to run")
        .atMost(LIMIT)
        .until(() -> require(find(job.id()), job).allTasksRun());
  }

  private static JobSummary require(Optional<JobSummary> found, JobUnderTest job) {
    JobSummary summary =
        found.orElseThrow(
            () -> new FaultFailedException(job.pipeline() + " is not known to Flink"));
    if (!summary.live()) {
      throw new FaultFailedException(job.pipeline() + " has ended: " + summary.state());
    }
    return summary;
  }

  boolean allRun() {
    return site.jobs().stream()
        .allMatch(job -> find(job.id()).filter(JobSummary::allTasksRun).isPresent());
  }

  int parallelism(JobUnderTest job) {
    return rest().config(job.id()).parallelism().orElse(1);
  }

  /** Everything is committed, the job has ended; the savepoint's path. */
  String stop(JobUnderTest job) {
    awaitRunning(job);
    String savepoint = await(rest().stop(job.id(), new SavepointTarget(null)));
    Awaitility.await(job.pipeline() + " to end")
        .atMost(LIMIT)
        .until(() -> find(job.id()).filter(JobSummary::live).isEmpty());
    return savepoint;
  }

  private String await(SavepointTrigger trigger) {
    SavepointProgress end =
        Awaitility.await("savepoint of " + trigger.job())
            .atMost(STOP_LIMIT)
            .until(
                () -> rest().progress(trigger),
                progress -> !(progress instanceof SavepointProgress.InProgress));
    if (end instanceof SavepointProgress.Completed completed) {
      return completed.path();
    }
    throw new FaultFailedException("no savepoint of " + trigger.job() + ": " + end);
  }

  /** The last checkpoint that a JobManager has completed, whether it still lives or not. */
  Path awaitCheckpoint(JobUnderTest job) {
    return Awaitility.await("a checkpoint of " + job.pipeline())
        .atMost(LIMIT)
        .until(() -> newestCheckpoint(job.id()), Optional::isPresent)
        .orElseThrow();
  }

  Path checkpoints(JobId job) {
    return site.flink().cluster().spec().checkpoints().resolve(job.value());
  }

  private Optional<Path> newestCheckpoint(JobId job) {
    Path folder = checkpoints(job);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> Files.exists(path.resolve("_metadata")))
          .max(Comparator.comparingLong(Jobs::number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  Optional<JobSummary> find(JobId id) {
    return rest().jobs().stream().filter(job -> job.id().equals(id)).findFirst();
  }

  FlinkRest rest() {
    return site.flink().rest();
  }
}
