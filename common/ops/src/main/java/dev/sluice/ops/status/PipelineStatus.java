package dev.sluice.ops.status;

import dev.sluice.ops.flink.CheckpointStats;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.JobDetail;
import dev.sluice.ops.flink.JobFailure;
import dev.sluice.ops.flink.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one pipeline is.
 *
 * @param restartsOrNull absent when the JobManager has no metrics of the job, as after its end
 */
public record PipelineStatus(
    JobDetail job,
    CheckpointStats checkpoints,
    @Nullable Long restartsOrNull,
    @Nullable JobFailure failureOrNull,
    Instant seen) {

  public static PipelineStatus of(FlinkRest flink, JobId id, Instant now) {
    Long restarts = flink.restarts(id).stream().boxed().findFirst().orElse(null);
    return new PipelineStatus(
        flink.job(id), flink.checkpoints(id), restarts, flink.lastFailure(id).orElse(null), now);
  }

  public Optional<Long> restarts() {
    return Optional.ofNullable(restartsOrNull);
  }

  public Optional<JobFailure> failure() {
    return Optional.ofNullable(failureOrNull);
  }

  /**
   * How long ago the newest complete checkpoint was acknowledged: what a restart would have to do
   * again.
   */
  public Optional<Duration> checkpointAge() {
    return checkpoints.latest().map(latest -> Duration.between(latest.acknowledged(), seen));
  }
}
