package dev.sluice.ops.savepoint;

import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.SavepointProgress;
import dev.sluice.ops.flink.SavepointTrigger;
import dev.sluice.ops.job.JobWatch;
import java.time.Duration;
import java.util.Optional;

/** Follows a triggered savepoint to its end. */
public final class SavepointWait {
  private final FlinkRest flink;
  private final JobWatch watch;

  public SavepointWait(FlinkRest flink, JobWatch watch) {
    this.flink = flink;
    this.watch = watch;
  }

  /** {@link SavepointProgress.InProgress} when the limit has passed before the end. */
  public SavepointProgress follow(SavepointTrigger trigger, Duration limit) {
    Optional<SavepointProgress> end =
        watch.await(limit, () -> Optional.of(flink.progress(trigger)).filter(SavepointWait::ended));
    return end.orElseGet(SavepointProgress.InProgress::new);
  }

  private static boolean ended(SavepointProgress progress) {
    return !(progress instanceof SavepointProgress.InProgress);
  }
}
