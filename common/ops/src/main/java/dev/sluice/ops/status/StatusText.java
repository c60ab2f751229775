package dev.sluice.ops.status;

import dev.sluice.ops.console.Amounts;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.Console.Colour;
import dev.sluice.ops.console.Table;
import dev.sluice.ops.flink.JobDetail;
import dev.sluice.ops.flink.JobState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A status for a person. */
public final class StatusText {

  private StatusText() {}

  public static List<String> lines(PipelineStatus status, Console console) {
    JobDetail job = status.job();
    List<String> lines = new ArrayList<>();
    lines.add("pipeline      " + job.name());
    lines.add(
        "state         "
            + console.paint(colour(job.state()), job.state().name())
            + " for "
            + Amounts.of(job.duration()));
    lines.add("job           " + job.id());
    status.restarts().ifPresent(restarts -> lines.add("restarts      " + restarts));
    lines.add(
        "checkpoints   "
            + status.checkpoints().completed()
            + " complete, "
            + status.checkpoints().failed()
            + " failed");
    status
        .checkpoints()
        .latest()
        .ifPresent(
            latest ->
                lines.add(
                    "last one      %d, %s ago, took %s, %s, %s"
                        .formatted(
                            latest.id(),
                            Amounts.of(status.checkpointAge().orElse(Duration.ZERO)),
                            Amounts.of(latest.duration()),
                            Amounts.ofBytes(latest.bytes()),
                            latest.path())));
    status
        .failure()
        .ifPresent(
            failure ->
                lines.add(
                    "last failure  "
                        + Amounts.of(Duration.between(failure.at(), status.seen()))
                        + " ago: "
                        + failure.rootCause()));
    lines.add("");
    Table vertices = new Table("TASKS", "PARALLELISM", "STATE");
    job.vertices()
        .forEach(
            vertex ->
                vertices.row(
                    vertex.name(), Integer.toString(vertex.parallelism()), vertex.state()));
    lines.addAll(vertices.lines());
    return lines;
  }

  private static Colour colour(JobState state) {
    return switch (state) {
      case RUNNING, FINISHED -> Colour.GREEN;
      case FAILED, FAILING -> Colour.RED;
      case INITIALIZING, CREATED, CANCELLING, CANCELED, RESTARTING, SUSPENDED, RECONCILING ->
          Colour.YELLOW;
    };
  }
}
