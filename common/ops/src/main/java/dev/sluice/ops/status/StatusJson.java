package dev.sluice.ops.status;

import dev.sluice.ops.flink.CheckpointStats;
import dev.sluice.ops.flink.JobDetail;
import dev.sluice.ops.flink.JobFailure;
import dev.sluice.ops.json.JsonText;
import java.util.Map;

/** A status for a program; times are ISO instants, durations milliseconds. */
public final class StatusJson {

  private StatusJson() {}

  public static String text(PipelineStatus status) {
    JobDetail job = status.job();
    return JsonText.pretty(
        new JsonText.Members()
            .put("pipeline", job.name())
            .put("state", job.state().name())
            .put("job", job.id().value())
            .put("started", job.started().toString())
            .put("durationMs", job.duration().toMillis())
            .putIfPresent("restarts", status.restartsOrNull())
            .put("checkpointsCompleted", status.checkpoints().completed())
            .put("checkpointsFailed", status.checkpoints().failed())
            .putIfPresent(
                "lastCheckpoint",
                status
                    .checkpoints()
                    .latest()
                    .map(latest -> checkpoint(status, latest))
                    .orElse(null))
            .putIfPresent("lastFailure", status.failure().map(StatusJson::failure).orElse(null))
            .put("vertices", job.vertices().stream().map(StatusJson::vertex).toList())
            .map());
  }

  private static Map<String, Object> checkpoint(
      PipelineStatus status, CheckpointStats.Completed latest) {
    return new JsonText.Members()
        .put("id", latest.id())
        .put("acknowledged", latest.acknowledged().toString())
        .putIfPresent("ageMs", status.checkpointAge().map(age -> age.toMillis()).orElse(null))
        .put("durationMs", latest.duration().toMillis())
        .put("bytes", latest.bytes())
        .put("path", latest.path())
        .map();
  }

  private static Map<String, Object> failure(JobFailure failure) {
    return new JsonText.Members()
        .put("at", failure.at().toString())
        .put("rootCause", failure.rootCause())
        .map();
  }

  private static Map<String, Object> vertex(JobDetail.Vertex vertex) {
    return new JsonText.Members()
        .put("name", vertex.name())
        .put("parallelism", vertex.parallelism())
        .put("state", vertex.state())
        .map();
  }
}
