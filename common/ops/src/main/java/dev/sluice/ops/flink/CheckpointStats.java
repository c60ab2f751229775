package dev.sluice.ops.flink;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the JobManager knows about a job's checkpoints. It counts from its own start: after its
 * failure the counts begin again, and only the restored path tells.
 */
public record CheckpointStats(
    long completed,
    long failed,
    @Nullable Completed latestOrNull,
    @Nullable String restoredPathOrNull) {

  /** A checkpoint that the whole job has acknowledged. */
  public record Completed(
      long id, Instant acknowledged, long bytes, Duration duration, String path) {}

  public Optional<Completed> latest() {
    return Optional.ofNullable(latestOrNull);
  }

  public Optional<String> restoredPath() {
    return Optional.ofNullable(restoredPathOrNull);
  }
}
