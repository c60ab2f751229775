package dev.sluice.ops.flink;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One job with its vertices. */
public record JobDetail(
    JobId id,
    String name,
    JobState state,
    Instant started,
    Duration duration,
    List<Vertex> vertices) {
  public JobDetail {
    vertices = List.copyOf(vertices);
  }

  /** A chain of operators that runs as one task per subtask. */
  public record Vertex(String name, int parallelism, String state) {}
}
