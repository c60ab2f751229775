package dev.sluice.ops.job;

import dev.sluice.core.name.JobParameter;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.JobSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds pipelines on a cluster. A job's name is its pipeline's name. */
public final class PipelineJobs {
  private final FlinkRest flink;

  public PipelineJobs(FlinkRest flink) {
    this.flink = flink;
  }

  /** The jobs that were made from a pipeline file, the newest first. */
  public List<JobSummary> all() {
    return newestFirst(
        job -> flink.config(job.id()).parameters().containsKey(JobParameter.PIPELINE.key()));
  }

  /** The job of this name that has not ended, whoever started it. */
  public Optional<JobSummary> findLive(String pipeline) {
    List<JobSummary> live = newestFirst(job -> job.live() && isMeant(job, pipeline));
    if (live.size() > 1) {
      throw new CommandFailure(
          ExitCode.NOT_READY,
          "'%s' runs %d times at %s: %s"
              .formatted(pipeline, live.size(), flink.address(), ids(live)),
          "jobs of one pipeline write every record twice: stop all but one, by job id");
    }
    return live.stream().findFirst();
  }

  public JobSummary live(String pipeline) {
    return findLive(pipeline)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.NOT_READY,
                    "no pipeline '%s' is running at %s".formatted(pipeline, flink.address()),
                    "see what runs: sluice list --rest " + flink.address()));
  }

  /** The newest job of this name, ended or not. */
  public JobSummary newest(String pipeline) {
    return newestFirst(job -> isMeant(job, pipeline)).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.NOT_READY,
                    "no pipeline '%s' is known at %s".formatted(pipeline, flink.address()),
                    "see what is: sluice list --all --rest " + flink.address()));
  }

  private List<JobSummary> newestFirst(Predicate<JobSummary> wanted) {
    return flink.jobs().stream()
        .filter(wanted)
        .sorted(Comparator.comparing(JobSummary::started).reversed())
        .toList();
  }

  private static boolean isMeant(JobSummary job, String pipelineOrJobId) {
    return job.name().equals(pipelineOrJobId) || job.id().value().equals(pipelineOrJobId);
  }

  private static String ids(List<JobSummary> jobs) {
    return jobs.stream().map(job -> job.id().value()).collect(Collectors.joining(", "));
  }
}
