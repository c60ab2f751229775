package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.check.PipelineReader;
import dev.sluice.core.ledger.law.Books;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.OnLostTransaction;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.JobId;
import dev.sluice.ops.flink.SavepointProgress;
import dev.sluice.ops.flink.SavepointTarget;
import dev.sluice.ops.flink.SavepointTrigger;
import dev.sluice.runtime.assembly.PipelineAssembler;
import dev.sluice.runtime.kafka.LedgerBooks;
import dev.sluice.runtime.kafka.StartPolicy;
import dev.sluice.testkit.process.CommandRun;
import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.process.ReactorRoot;
import dev.sluice.testkit.topic.CommittedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.awaitility.Awaitility;

/** A pipeline whose transactions Kafka aborts soon, on a mini cluster of two subtasks. */
final class LossyPipeline implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(120);

  private static final Pattern TRIGGER = Pattern.compile("\\{\"request-id\":\"([0-9a-f]+)\"}");

  private final KafkaUnderTest kafka;
  private final Path folder;
  private final Path file;
  private final CheckedPipeline pipeline;
  private final LocalCluster cluster;
  private final Configuration configuration;
  private final FlinkRest rest;

  private LossyPipeline(KafkaUnderTest kafka, Path folder, Path file) throws Exception {
    this.kafka = kafka;
    this.folder = folder;
    this.file = file;
    this.pipeline = PipelineReader.readFile(file).pipeline().orElseThrow();
    this.configuration = new RunnerSettings(0, 1, 2, folder.toString()).configuration();
    this.cluster = LocalCluster.start(1, configuration);
    this.rest = new FlinkRest(cluster.webUi());
  }

  /**
   * @param interval of checkpoints, as the file says it
   * @param nodes sources, steps, sinks and dead letters
   */
  static LossyPipeline of(
      KafkaUnderTest kafka, Path folder, String name, String interval, String nodes)
      throws Exception {
    return of(kafka, folder, name, interval, OnLostTransaction.STOP, nodes);
  }

  static LossyPipeline of(
      KafkaUnderTest kafka,
      Path folder,
      String name,
      String interval,
      OnLostTransaction onLost,
      String nodes)
      throws Exception {
    Path file = folder.resolve("pipelines").resolve(name + ".yaml");
    Path profile = folder.resolve("clusters/test.yaml");
    Files.createDirectories(file.getParent());
    Files.createDirectories(profile.getParent());
    Files.writeString(
        profile,
        "apiVersion: sluice/v1\ncluster: test\nbootstrap-servers: %s\n"
            .formatted(kafka.bootstrapServers()));
    Files.writeString(
        file,
        "apiVersion: sluice/v1\npipeline: "
            + name
            + "\nkafka: test\n"
            + nodes
            + """
            settings:
              checkpoint-interval: %s
              checkpoint-timeout: 10 s
              restart-budget: 5 s
              transaction-timeout: 15 s
              on-lost-transaction: %s
            """
                .formatted(interval, onLost.text()));
    return new LossyPipeline(kafka, folder, file);
  }

  LocalJob start() throws Exception {
    return start(configuration);
  }

  LocalJob restore(String savepoint) throws Exception {
    Configuration restored = new Configuration(configuration);
    restored.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    return start(restored);
  }

  private LocalJob start(Configuration with) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(with);
    env.setParallelism(2);
    PipelineAssembler.assemble(pipeline, StartPolicy.STRICT, env);
    return cluster.submit(env, pipeline.spec().name());
  }

  /** One more checkpoint than the interval asks for; what it covers is committed soon after. */
  void checkpoint(LocalJob job) throws Exception {
    URI checkpoints = cluster.webUi().resolve("/jobs/" + id(job) + "/checkpoints");
    String answer =
        send(
            HttpRequest.newBuilder(checkpoints)
                .POST(HttpRequest.BodyPublishers.ofString("{\"checkpointType\": \"FULL\"}")));
    Matcher trigger = TRIGGER.matcher(answer);
    assertThat(trigger.matches()).as(answer).isTrue();
    // a mini cluster does not close before somebody has asked what became of it
    URI progress = URI.create(checkpoints + "/" + trigger.group(1));
    Awaitility.await()
        .atMost(LIMIT)
        .until(() -> send(HttpRequest.newBuilder(progress)).contains("COMPLETED"));
  }

  private static String send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
  }

  /** Its transactions are prepared, and not committed. */
  String savepointAndCancel(LocalJob job) {
    SavepointTrigger trigger =
        rest.savepoint(id(job), new SavepointTarget(folder.toUri().toString()));
    Awaitility.await()
        .atMost(LIMIT)
        .until(() -> rest.progress(trigger) instanceof SavepointProgress.Completed);
    rest.cancel(id(job));
    return ((SavepointProgress.Completed) rest.progress(trigger)).path();
  }

  /** The newest that Flink has retained of jobs that have ended. */
  String latestCheckpoint() throws IOException {
    Path checkpoints = folder.resolve("checkpoints");
    try (Stream<Path> all = Files.walk(checkpoints, 2)) {
      return all.filter(path -> Files.exists(path.resolve("_metadata")))
          .max(Comparator.comparingLong(LossyPipeline::number))
          .orElseThrow(() -> new AssertionError("no complete checkpoint in " + checkpoints))
          .toUri()
          .toString();
    }
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  /** {@code sluice audit --full}. */
  CommandRun audit() {
    return CommandRun.of(folder, List.of("audit", file.toString(), "--full"));
  }

  /** Fails at once, with the reason, when the job has ended by itself. */
  void stop(LocalJob job) throws Exception {
    Awaitility.await().atMost(LIMIT).until(() -> job.result().isDone() || runs(job));
    if (job.result().isDone()) {
      throw new AssertionError("the job to stop has ended: " + failure(job));
    }
    cluster.stop(job, folder);
  }

  private boolean runs(LocalJob job) {
    return rest.jobs().stream()
        .anyMatch(known -> known.id().equals(id(job)) && known.allTasksRun());
  }

  int repair(boolean dryRun, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--pipeline", file.toString(), "--state-dir", folder.resolve("repair").toString()));
    arguments.addAll(Arrays.asList(more));
    return RepairRunner.run(JobArguments.parse(arguments.toArray(String[]::new)), dryRun);
  }

  /** The same as an operator types it; the exit code. */
  int repairFromShell(String... more) throws Exception {
    Path root = ReactorRoot.find();
    List<String> command =
        new ArrayList<>(
            List.of(
                root.resolve("scripts/sluice").toString(),
                "repair",
                file.toString(),
                "--yes",
                "--jar",
                Site.jobJar().toString()));
    command.addAll(Arrays.asList(more));
    Path words = folder.resolve("repair.log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(words.toFile())
            .start();
    try {
      process.getOutputStream().close();
      assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      System.out.println(Files.readString(words));
    }
  }

  void awaitWritten(String topic, long records) {
    Awaitility.await().atMost(LIMIT).until(() -> kafka.topics().writtenCount(topic) >= records);
  }

  List<String> committed(String topic) {
    return new CommittedReader(kafka.bootstrapServers())
        .readAll(topic, LIMIT).stream()
            .map(record -> new String(record.value(), StandardCharsets.UTF_8))
            .toList();
  }

  Books books() throws IOException {
    return LedgerBooks.read(pipeline.cluster(), pipeline.spec().ledgerTopic().orElseThrow());
  }

  /** Where its retained checkpoints are. */
  Path folder() {
    return folder;
  }

  static String failure(LocalJob job) throws Exception {
    JobResult result = job.result().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    return ExceptionUtils.stringifyException(
        result
            .getSerializedThrowable()
            .orElseThrow()
            .deserializeError(LossyPipeline.class.getClassLoader()));
  }

  private static JobId id(LocalJob job) {
    return new JobId(job.id().toHexString());
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}
