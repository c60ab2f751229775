package dev.sluice.ops.upgrade;

import dev.sluice.ops.console.Amounts;
import dev.sluice.ops.flink.CheckpointStats;
import dev.sluice.ops.flink.FlinkRefusedException;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.JobFailure;
import dev.sluice.ops.flink.JobId;
import dev.sluice.ops.flink.JobSummary;
import dev.sluice.ops.job.JobWatch;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a version that was just started has proven itself, and if not, whether it has left a
 * trace in Kafka.
 */
final class Trial {
  /**
   * The first checkpoint commits what the second one would find missing if the commit had failed.
   */
  private static final int CHECKPOINTS = 2;

  private final FlinkRest flink;
  private final JobWatch watch;
  private final JobId job;
  private final String savepoint;
  private boolean hastened;

  Trial(FlinkRest flink, JobWatch watch, JobId job, String savepoint) {
    this.flink = flink;
    this.watch = watch;
    this.job = job;
    this.savepoint = savepoint;
  }

  /** Why the version has not proven itself; nothing when it has. */
  Optional<String> failure(Duration limit) {
    Optional<JobSummary> end =
        watch.await(limit, () -> watch.find(job).filter(now -> !now.live() || proven(now)));
    if (end.isEmpty()) {
      return Optional.of(
          "it does not run with "
              + CHECKPOINTS
              + " complete checkpoints after "
              + Amounts.of(limit)
              + cause());
    }
    return end.filter(now -> !now.live()).map(now -> "it has ended: " + now.state() + cause());
  }

  private boolean proven(JobSummary now) {
    if (!now.allTasksRun()) {
      return false;
    }
    hasten();
    return flink.checkpoints(job).completed() >= CHECKPOINTS;
  }

  /**
   * By itself the first checkpoint comes up to an interval later, and nothing is committed before.
   */
  private void hasten() {
    if (hastened) {
      return;
    }
    hastened = true;
    try {
      flink.checkpoint(job);
    } catch (FlinkRefusedException e) {
      // a task has just failed: then there will be another time for the first one
    }
  }

  /**
   * Each complete checkpoint commits; so does one of a former JobManager, of which only the
   * restored path is left.
   */
  boolean hasCommitted() {
    CheckpointStats stats = flink.checkpoints(job);
    return stats.completed() > 0
        || stats.restoredPath().filter(path -> !path.equals(savepoint)).isPresent();
  }

  Optional<String> latestCheckpoint() {
    CheckpointStats stats = flink.checkpoints(job);
    return stats.latest().map(CheckpointStats.Completed::path).or(stats::restoredPath);
  }

  /**
   * Ends the version for good and waits until its last state is what Flink answers with. Nothing if
   * it does not end.
   */
  Optional<JobSummary> end(Duration limit) {
    if (watch.find(job).filter(JobSummary::live).isPresent()) {
      flink.cancel(job);
    }
    Optional<JobSummary> ended = watch.await(job, limit, now -> !now.live());
    // an answer from before the end may still be cached, and it would hide a checkpoint that
    // completed meanwhile
    watch.patience().letPass(flink.cacheTime().plus(watch.patience().step()));
    return ended;
  }

  private String cause() {
    return flink.lastFailure(job).map(JobFailure::rootCause).map(cause -> "; " + cause).orElse("");
  }
}
