package dev.sluice.ops.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ops.flink.RunRequest.StateWithoutOperator;
import dev.sluice.ops.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkRestTest {
  private static final JobId ORDERS = new JobId("8a3282710a25cc86a5a838ec1e9b545d");
  private static final JobId FAILING = new JobId("ad5abdb742a4604f926d95064c65e747");
  private static final String JAR =
      "a4bf07d5-9bdb-4a61-b1f0-c4b9543a1384_sluice-pipeline-0123456789abcdef.jar";

  private RecordedFlink flink;

  @BeforeEach
  void start() throws IOException {
    flink = RecordedFlink.start();
  }

  @AfterEach
  void stop() {
    flink.close();
  }

  @Test
  void readsTheCluster() throws IOException {
    flink.on("GET /overview", "overview.json").on("GET /config", "config.json");
    assertThat(flink.client().overview()).isEqualTo(new ClusterOverview("2.2.1", 1, 4, 4));
    assertThat(flink.client().cacheTime()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void readsJobsAndTheirTasks() throws IOException {
    flink.on("GET /jobs/overview", "jobs.json");
    List<JobSummary> jobs = flink.client().jobs();
    assertThat(jobs)
        .extracting(JobSummary::name)
        .containsExactly("restarting", "failing", "orders");
    JobSummary orders = jobs.get(2);
    assertThat(orders.id()).isEqualTo(ORDERS);
    assertThat(orders.allTasksRun()).isTrue();
    assertThat(jobs.get(1).live()).isFalse();
  }

  @Test
  void doesNotTakeARestartingJobForOneWhoseTasksRun() throws IOException {
    flink.on("GET /jobs/overview", "jobs-restarting.json");
    JobSummary job =
        flink.client().jobs().stream()
            .filter(j -> j.name().equals("restarting"))
            .findFirst()
            .orElseThrow();
    assertThat(job.state()).isEqualTo(JobState.RESTARTING);
    assertThat(job.live()).isTrue();
    assertThat(job.allTasksRun()).isFalse();
  }

  @Test
  void readsAJobWithItsVertices() throws IOException {
    flink.on("GET /jobs/" + ORDERS, "job.json");
    JobDetail job = flink.client().job(ORDERS);
    assertThat(job.state()).isEqualTo(JobState.RUNNING);
    assertThat(job.vertices())
        .containsExactly(new JobDetail.Vertex("Source: numbers -> m -> Sink: out", 1, "RUNNING"));
  }

  @Test
  void readsWhatAJobCarries() throws IOException {
    flink.on("GET /jobs/" + ORDERS + "/config", "job-config.json");
    JobConfig config = flink.client().config(ORDERS);
    assertThat(config.parallelism()).hasValue(1);
    assertThat(config.parameters()).containsEntry("sluice.pipeline", "cGlwZWxpbmU6IG9yZGVycwo=");
  }

  @Test
  void readsCheckpoints() throws IOException {
    flink.on("GET /jobs/" + ORDERS + "/checkpoints", "checkpoints.json");
    CheckpointStats stats = flink.client().checkpoints(ORDERS);
    assertThat(stats.completed()).isEqualTo(24);
    assertThat(stats.restoredPath()).isEmpty();
    assertThat(stats.latest())
        .contains(
            new CheckpointStats.Completed(
                24,
                Instant.ofEpochMilli(1795442520090L),
                265,
                Duration.ofMillis(114),
                "file:/data/cp-dir/8a3282710a25cc86a5a838ec1e9b545d/chk-24"));
  }

  @Test
  void readsFromWhereAJobWasRestored() throws IOException {
    flink.on("GET /jobs/" + FAILING + "/checkpoints", "checkpoints-failed.json");
    assertThat(flink.client().checkpoints(FAILING).restoredPath())
        .contains("file:/data/cp-dir/ad5abdb742a4604f926d95064c65e747/chk-4");
  }

  @Test
  void findsTheRootOfAFailure() throws IOException {
    flink.on("GET /jobs/" + FAILING + "/exceptions", "exceptions.json");
    assertThat(flink.client().lastFailure(FAILING).map(JobFailure::rootCause))
        .contains("IllegalStateException: offset 5 of topic x is gone");
  }

  @Test
  void countsRestarts() throws IOException {
    flink.on("GET /jobs/" + ORDERS + "/metrics?get=numRestarts", "metrics.json");
    assertThat(flink.client().restarts(ORDERS)).hasValue(2);
  }

  @Test
  void namesWhatIsInTheClassPath() throws IOException {
    flink.on("GET /jobmanager/environment", "environment.json");
    assertThat(flink.client().classPath())
        .containsExactlyInAnyOrder(
            "flink-runtime-2.2.1.jar", "sluice-pipeline-0123456789abcdef.jar");
  }

  @Test
  void uploadsAJarUnderAName(@TempDir Path folder) throws IOException {
    flink.on("POST /jars/upload", "upload.json").on("GET /jars", "jars.json");
    Path jar = Files.writeString(folder.resolve("job.jar"), "content of the jar");
    UploadedJar uploaded = flink.client().upload(jar, "sluice-pipeline-0123456789abcdef.jar");
    assertThat(uploaded.id()).isEqualTo(JAR);
    assertThat(flink.lastBody())
        .contains("filename=\"sluice-pipeline-0123456789abcdef.jar\"")
        .contains("content of the jar");
    assertThat(flink.client().jars()).containsExactly(uploaded);
  }

  @Test
  void startsAJobFromASavepoint() throws IOException {
    flink.on("POST /jars/" + JAR + "/run", "run.json");
    RunRequest request =
        new RunRequest(
            List.of("--pipeline-content", "YQ=="),
            2,
            "file:/sp",
            StateWithoutOperator.DROPPED,
            Map.of("sluice.jar", "x"));
    assertThat(flink.client().run(new UploadedJar(JAR, "x"), request)).isEqualTo(ORDERS);
    JsonValue body = JsonValue.parse(flink.lastBody());
    assertThat(body.member("programArgsList").items())
        .extracting(JsonValue::text)
        .containsExactly("--pipeline-content", "YQ==");
    assertThat(body.member("parallelism").integer()).isEqualTo(2);
    assertThat(body.member("savepointPath").text()).isEqualTo("file:/sp");
    assertThat(body.member("allowNonRestoredState").isTrue()).isTrue();
    assertThat(body.member("flinkConfiguration").textMembers())
        .containsEntry("pipeline.global-job-parameters", "sluice.jar:x");
  }

  @Test
  void saysWhatTheMainMethodOfAJobHasSaid() throws IOException {
    flink.on("POST /jars/" + JAR + "/run", 500, "run-bad.json");
    RunRequest request =
        new RunRequest(List.of(), null, null, StateWithoutOperator.REFUSED, Map.of());
    assertThatThrownBy(() -> flink.client().run(new UploadedJar(JAR, "x"), request))
        .isInstanceOf(FlinkRefusedException.class)
        .hasMessage("IllegalArgumentException: conf/pipelines/x.yaml:3:1 error spec/unknown-field");
  }

  @Test
  void saysWhichStateHasNoOperator() throws IOException {
    flink.on("POST /jars/" + JAR + "/run", 500, "run-mismatch.json");
    RunRequest request =
        new RunRequest(List.of(), null, "file:/sp", StateWithoutOperator.REFUSED, Map.of());
    assertThatThrownBy(() -> flink.client().run(new UploadedJar(JAR, "x"), request))
        .isInstanceOf(FlinkRefusedException.class)
        .hasMessageContaining(
            "Cannot map checkpoint/savepoint state for operator 7946894a5ffb18de84ad251671f4e0c9");
  }

  @Test
  void followsASavepoint() throws IOException {
    SavepointTrigger trigger = new SavepointTrigger(ORDERS, "d3b2c7c908665c60abed597887709b5a");
    flink.on("POST /jobs/" + ORDERS + "/savepoints", "savepoint-trigger.json");
    assertThat(flink.client().savepoint(ORDERS, new SavepointTarget("file:/there")).job())
        .isEqualTo(ORDERS);
    assertThat(flink.lastBody())
        .isEqualTo("{\"target-directory\":\"file:/there\",\"formatType\":\"CANONICAL\"}");
    String progress = "GET /jobs/" + ORDERS + "/savepoints/" + trigger.id();
    flink.on(progress, "savepoint-progress.json");
    assertThat(flink.client().progress(trigger)).isEqualTo(new SavepointProgress.InProgress());
    flink.on(progress, "savepoint-completed.json");
    assertThat(flink.client().progress(trigger))
        .isEqualTo(
            new SavepointProgress.Completed("file:/data/sp-dir/savepoint-8a3282-c20ce8d9c0c2"));
    flink.on(progress, "stop-restarting.json");
    assertThat(flink.client().progress(trigger))
        .isInstanceOfSatisfying(
            SavepointProgress.Failed.class,
            failed ->
                assertThat(failed.rootCause())
                    .contains("Not all required tasks are currently running"));
  }

  @Test
  void saysThatAJobIsUnknown() {
    assertThatThrownBy(() -> flink.client().job(ORDERS))
        .isInstanceOfSatisfying(
            FlinkRefusedException.class,
            refused -> assertThat(refused.httpStatus()).isEqualTo(404));
  }

  @Test
  void takesAClusterWithoutLeaderForOneThatDoesNotAnswer() throws IOException {
    flink.on("GET /jobs/overview", 503, "no-leader.json");
    assertThatThrownBy(() -> flink.client().jobs())
        .isInstanceOf(FlinkUnreachableException.class)
        .hasMessageContaining("leader election");
  }

  @Test
  void saysWhichAddressDoesNotAnswer() {
    URI address = flink.address();
    flink.close();
    assertThatThrownBy(() -> new FlinkRest(address).overview())
        .isInstanceOf(FlinkUnreachableException.class)
        .hasMessageContaining(address.toString());
  }
}
