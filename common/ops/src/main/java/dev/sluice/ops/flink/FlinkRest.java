package dev.sluice.ops.flink;

import dev.sluice.ops.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Flink cluster. Every call throws {@link FlinkUnreachableException} when nobody answers and
 * {@link FlinkRefusedException} when Flink says no. The JobManager caches what it knows of a job
 * for {@link #cacheTime()}: a state that has just been reached may be seen later.
 */
public final class FlinkRest {
  // the JobManager runs the job's main method within the request, and a cold one loads and compiles
  // Calcite for it
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);

  private final URI address;
  private final RestTransport rest;

  public FlinkRest(URI address) {
    this(address, ANSWER_TIMEOUT);
  }

  /**
   * @param answerTimeout less than the default for whoever only wants to know whether somebody
   *     answers
   */
  public FlinkRest(URI address, Duration answerTimeout) {
    this.address = address;
    this.rest = new RestTransport(address, answerTimeout);
  }

  public URI address() {
    return address;
  }

  public ClusterOverview overview() {
    JsonValue answer = rest.get("/overview");
    return new ClusterOverview(
        answer.member("flink-version").text(),
        answer.member("taskmanagers").integer(),
        answer.member("slots-total").integer(),
        answer.member("slots-available").integer());
  }

  /** The resource ids of the registered TaskManagers. */
  public List<String> taskManagerIds() {
    return rest.get("/taskmanagers").member("taskmanagers").items().stream()
        .map(taskManager -> taskManager.member("id").text())
        .toList();
  }

  /** The jobs that have slots of a TaskManager, each as often as it has. */
  public List<JobId> jobsOf(String taskManagerId) {
    return rest.get("/taskmanagers/" + taskManagerId).member("allocatedSlots").items().stream()
        .map(slot -> new JobId(slot.member("jobId").text()))
        .toList();
  }

  /** How old an answer about a job may be. */
  public Duration cacheTime() {
    return Duration.ofMillis(rest.get("/config").member("refresh-interval").number());
  }

  public List<JobSummary> jobs() {
    return rest.get("/jobs/overview").member("jobs").items().stream()
        .map(FlinkRest::summary)
        .toList();
  }

  public JobDetail job(JobId id) {
    JsonValue job = rest.get("/jobs/" + id);
    return new JobDetail(
        new JobId(job.member("jid").text()),
        job.member("name").text(),
        JobState.valueOf(job.member("state").text()),
        instant(job.member("start-time")),
        Duration.ofMillis(job.member("duration").number()),
        job.member("vertices").items().stream().map(FlinkRest::vertex).toList());
  }

  /** What the job was built with. */
  public JobConfig config(JobId id) {
    JsonValue config = rest.get("/jobs/" + id + "/config").member("execution-config");
    return new JobConfig(
        config.member("job-parallelism").integer(),
        config.optional("user-config").map(JsonValue::textMembers).orElse(Map.of()));
  }

  public CheckpointStats checkpoints(JobId id) {
    JsonValue answer = rest.get("/jobs/" + id + "/checkpoints");
    JsonValue counts = answer.member("counts");
    JsonValue latest = answer.member("latest");
    return new CheckpointStats(
        counts.member("completed").number(),
        counts.member("failed").number(),
        latest.optional("completed").map(FlinkRest::completed).orElse(null),
        latest
            .optional("restored")
            .flatMap(restored -> restored.optional("external_path"))
            .map(JsonValue::text)
            .orElse(null));
  }

  /** Absent while the job runs its first attempt. */
  public Optional<JobFailure> lastFailure(JobId id) {
    return rest
        .get("/jobs/" + id + "/exceptions")
        .member("exceptionHistory")
        .member("entries")
        .items()
        .stream()
        .map(
            entry ->
                new JobFailure(
                    instant(entry.member("timestamp")),
                    RootCause.of(entry.member("stacktrace").text())))
        .findFirst();
  }

  /** Absent until the JobManager has the metric. */
  public OptionalLong restarts(JobId id) {
    return rest.get("/jobs/" + id + "/metrics?get=numRestarts").items().stream()
        .mapToLong(metric -> Long.parseLong(metric.member("value").text()))
        .findFirst();
  }

  /** Metrics of a TaskManager by name; those that the JobManager has not got yet are absent. */
  public Map<String, String> taskManagerMetrics(String id, List<String> names) {
    String path = "/taskmanagers/" + id + "/metrics?get=" + String.join(",", names);
    return rest.get(path).items().stream()
        .collect(
            Collectors.toMap(
                metric -> metric.member("id").text(), metric -> metric.member("value").text()));
  }

  /** File names of what the JobManager has in its class path. */
  public Set<String> classPath() {
    return rest.get("/jobmanager/environment").member("classpath").items().stream()
        .map(entry -> entry.text().substring(entry.text().lastIndexOf('/') + 1))
        .collect(Collectors.toSet());
  }

  public List<UploadedJar> jars() {
    return rest.get("/jars").member("files").items().stream()
        .map(file -> new UploadedJar(file.member("id").text(), file.member("name").text()))
        .toList();
  }

  public UploadedJar upload(Path jar, String name) throws IOException {
    String path = rest.upload("/jars/upload", jar, name).member("filename").text();
    return new UploadedJar(path.substring(path.lastIndexOf('/') + 1), name);
  }

  public JobId run(UploadedJar jar, RunRequest request) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("programArgsList", request.arguments());
    request.parallelism().ifPresent(parallelism -> body.put("parallelism", parallelism));
    request.savepoint().ifPresent(savepoint -> body.put("savepointPath", savepoint));
    body.put(
        "allowNonRestoredState",
        request.stateWithoutOperator() == RunRequest.StateWithoutOperator.DROPPED);
    if (!request.parameters().isEmpty()) {
      String parameters =
          request.parameters().entrySet().stream()
              .map(entry -> entry.getKey() + ":" + entry.getValue())
              .collect(Collectors.joining(","));
      body.put("flinkConfiguration", Map.of("pipeline.global-job-parameters", parameters));
    }
    String id = URLEncoder.encode(jar.id(), StandardCharsets.UTF_8);
    return new JobId(rest.post("/jars/" + id + "/run", body).member("jobid").text());
  }

  /** Triggers a savepoint; the job goes on. */
  public SavepointTrigger savepoint(JobId id, SavepointTarget target) {
    Map<String, Object> body = new LinkedHashMap<>();
    target.directory().ifPresent(path -> body.put("target-directory", path));
    body.put("formatType", target.format().name());
    return trigger(id, rest.post("/jobs/" + id + "/savepoints", body));
  }

  /** Triggers a savepoint after which the job commits what it holds and finishes. */
  public SavepointTrigger stop(JobId id, SavepointTarget target) {
    Map<String, Object> body = new LinkedHashMap<>();
    target.directory().ifPresent(path -> body.put("targetDirectory", path));
    body.put("formatType", target.format().name());
    return trigger(id, rest.post("/jobs/" + id + "/stop", body));
  }

  /** Triggers a checkpoint besides those that come by themselves; does not wait for it. */
  public void checkpoint(JobId id) {
    rest.post("/jobs/" + id + "/checkpoints", Map.of("checkpointType", "CONFIGURED"));
  }

  public SavepointProgress progress(SavepointTrigger trigger) {
    JsonValue answer = rest.get("/jobs/" + trigger.job() + "/savepoints/" + trigger.id());
    if (!answer.member("status").member("id").text().equals("COMPLETED")) {
      return new SavepointProgress.InProgress();
    }
    JsonValue operation = answer.member("operation");
    return operation
        .optional("failure-cause")
        .<SavepointProgress>map(
            cause -> new SavepointProgress.Failed(RootCause.of(cause.member("stack-trace").text())))
        .orElseGet(() -> new SavepointProgress.Completed(operation.member("location").text()));
  }

  /** Ends the job without a savepoint; open transactions are aborted. */
  public void cancel(JobId id) {
    rest.patch("/jobs/" + id + "?mode=cancel");
  }

  private static SavepointTrigger trigger(JobId id, JsonValue answer) {
    return new SavepointTrigger(id, answer.member("request-id").text());
  }

  private static JobSummary summary(JsonValue job) {
    JsonValue tasks = job.member("tasks");
    return new JobSummary(
        new JobId(job.member("jid").text()),
        job.member("name").text(),
        JobState.valueOf(job.member("state").text()),
        instant(job.member("start-time")),
        tasks.member("total").integer(),
        tasks.member("running").integer());
  }

  private static JobDetail.Vertex vertex(JsonValue vertex) {
    return new JobDetail.Vertex(
        vertex.member("name").text(),
        vertex.member("parallelism").integer(),
        vertex.member("status").text());
  }

  private static CheckpointStats.Completed completed(JsonValue checkpoint) {
    return new CheckpointStats.Completed(
        checkpoint.member("id").number(),
        instant(checkpoint.member("latest_ack_timestamp")),
        checkpoint.member("state_size").number(),
        Duration.ofMillis(checkpoint.member("end_to_end_duration").number()),
        checkpoint.member("external_path").text());
  }

  private static Instant instant(JsonValue milliseconds) {
    return Instant.ofEpochMilli(milliseconds.number());
  }
}
