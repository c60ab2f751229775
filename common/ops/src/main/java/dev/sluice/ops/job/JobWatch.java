package dev.sluice.ops.job;

import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.FlinkUnreachableException;
import dev.sluice.ops.flink.JobId;
import dev.sluice.ops.flink.JobSummary;
import dev.sluice.ops.patience.Patience;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for jobs. A JobManager that is away for a moment (it may be failing over) is no reason to
 * give up.
 */
public final class JobWatch {
  private final FlinkRest flink;
  private final Patience patience;

  public JobWatch(FlinkRest flink, Patience patience) {
    this.flink = flink;
    this.patience = patience;
  }

  public Patience patience() {
    return patience;
  }

  /** The job as soon as it is as wanted, or nothing when the limit has passed. */
  public Optional<JobSummary> await(JobId id, Duration limit, Predicate<JobSummary> wanted) {
    return await(limit, () -> find(id).filter(wanted));
  }

  /** What {@code look} sees, through spells in which nobody answers. */
  public <T> Optional<T> await(Duration limit, Supplier<Optional<T>> look) {
    return patience.await(
        limit,
        () -> {
          try {
            return look.get();
          } catch (FlinkUnreachableException e) {
            return Optional.empty();
          }
        });
  }

  /**
   * Absent when the cluster does not know the job: a JobManager without high availability forgets
   * all when it restarts.
   */
  public Optional<JobSummary> find(JobId id) {
    return flink.jobs().stream().filter(job -> job.id().equals(id)).findFirst();
  }
}
