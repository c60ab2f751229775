package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.check.PipelineReader;
import dev.sluice.core.ledger.finding.AuditCode;
import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.law.Books;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.JobId;
import dev.sluice.ops.flink.SavepointProgress;
import dev.sluice.ops.flink.SavepointTarget;
import dev.sluice.ops.flink.SavepointTrigger;
import dev.sluice.runtime.assembly.PipelineAssembler;
import dev.sluice.runtime.kafka.GapPolicy;
import dev.sluice.runtime.kafka.LedgerBooks;
import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.topic.CommittedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A savepoint with pending commits that is restored after Kafka has aborted them: the pipeline
 * stops and names the input, a repair brings exactly what is missing, and it goes on from the same
 * savepoint.
 */
class RepairIT {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static KafkaUnderTest kafka;

  @TempDir Path folder;

  @BeforeAll
  static void startKafka() {
    kafka = KafkaUnderTest.abortingSoon();
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @Test
  void aLossIsNamedRepairedAndPassed() throws Exception {
    kafka.topics().create("raw", 4);
    kafka.topics().create("kept", 3);
    kafka.topics().create("rest", 1);
    write(0, 5_000);
    Path file = pipelineFile();
    CheckedPipeline pipeline = PipelineReader.readFile(file).pipeline().orElseThrow();
    RunnerSettings settings = new RunnerSettings(0, 1, 2, folder.toString());
    Configuration configuration = settings.configuration();
    try (LocalCluster cluster = LocalCluster.start(1, configuration)) {
      FlinkRest rest = new FlinkRest(cluster.webUi());
      LocalJob first = cluster.submit(job(pipeline, configuration), pipeline.spec().name());
      Awaitility.await()
          .atMost(LIMIT)
          .until(
              () ->
                  kafka.topics().writtenCount("kept") >= 4_000
                      && kafka.topics().writtenCount("rest") >= 10);
      String savepoint = savepoint(rest, first);
      rest.cancel(id(first));
      assertThat(committed("kept")).isEmpty();

      Configuration restored = new Configuration(configuration);
      restored.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
      LocalJob second = cluster.submit(job(pipeline, restored), pipeline.spec().name());
      String failure = failure(second.result().join());
      assertThat(failure)
          .contains("runtime/lost-transaction")
          .contains("sluice repair")
          .contains("sink 'kept' lost")
          .contains("sink 'dead-letters' lost");
      assertThat(books(pipeline).findings())
          .isNotEmpty()
          .extracting(Finding::code)
          // the charter was in the lost transactions too
          .containsOnly(AuditCode.LOSS, AuditCode.NO_CHARTER);

      JobArguments arguments =
          JobArguments.parse(
              new String[] {
                "--pipeline", file.toString(), "--state-dir", folder.resolve("repair").toString()
              });
      assertThat(RepairRunner.run(arguments, true)).isEqualTo(3);
      assertThat(RepairRunner.run(arguments, false)).isZero();
      assertThat(committed("kept")).hasSize(4_000).doesNotHaveDuplicates();
      assertThat(committed("rest")).hasSize(10);
      assertThat(RepairRunner.run(arguments, false)).as("once more").isZero();
      assertThat(committed("kept")).hasSize(4_000);

      long before = kafka.topics().writtenCount("kept");
      write(5_000, 6_000);
      LocalJob third = cluster.submit(job(pipeline, restored), pipeline.spec().name());
      Awaitility.await()
          .atMost(LIMIT)
          .until(() -> kafka.topics().writtenCount("kept") >= before + 1_000);
      cluster.stop(third, folder);
    }
    assertThat(committed("kept")).hasSize(5_000).doesNotHaveDuplicates();
    assertThat(books(pipeline).findings())
        .extracting(Finding::code)
        .containsOnly(AuditCode.REPAIRED_LOSS);
  }

  private Path pipelineFile() throws IOException {
    Path file = folder.resolve("pipelines/lossy.yaml");
    Path profile = folder.resolve("clusters/test.yaml");
    Files.createDirectories(file.getParent());
    Files.createDirectories(profile.getParent());
    Files.writeString(
        profile,
        "apiVersion: sluice/v1\ncluster: test\nbootstrap-servers: %s\n"
            .formatted(kafka.bootstrapServers()));
    Files.writeString(
        file,
        """
        apiVersion: sluice/v1
        pipeline: lossy
        kafka: test
        sources:
          raw: {topic: raw, format: json, schema: {n: INT NOT NULL}}
        steps:
          large: {from: raw, where: n >= 1000, set: {twice: n * 2}}
        sinks:
          kept: {from: large, topic: kept, format: json, key: [n], provenance: content}
        dead-letters: {topic: rest}
        settings:
          checkpoint-interval: 10 min
          checkpoint-timeout: 10 s
          restart-budget: 5 s
          transaction-timeout: 15 s
        """);
    return file;
  }

  private static StreamExecutionEnvironment job(
      CheckedPipeline pipeline, Configuration configuration) {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(2);
    PipelineAssembler.assemble(pipeline, GapPolicy.STOP, env);
    return env;
  }

  private String savepoint(FlinkRest rest, LocalJob job) {
    SavepointTrigger trigger =
        rest.savepoint(id(job), new SavepointTarget(folder.toUri().toString()));
    Awaitility.await()
        .atMost(LIMIT)
        .until(() -> rest.progress(trigger) instanceof SavepointProgress.Completed);
    return ((SavepointProgress.Completed) rest.progress(trigger)).path();
  }

  private static JobId id(LocalJob job) {
    return new JobId(job.id().toHexString());
  }

  private static String failure(JobResult result) throws Exception {
    return ExceptionUtils.stringifyException(
        result
            .getSerializedThrowable()
            .orElseThrow()
            .deserializeError(RepairIT.class.getClassLoader()));
  }

  private static void write(int from, int to) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      IntStream.range(from, to)
          .forEach(
              n -> {
                byte[] key = ("k" + n % 100).getBytes(StandardCharsets.UTF_8);
                producer.send(
                    new ProducerRecord<>(
                        "raw", key, "{\"n\":%d}".formatted(n).getBytes(StandardCharsets.UTF_8)));
                if (n < 5_000 && n % 500 == 0) {
                  producer.send(new ProducerRecord<>("raw", key, new byte[] {'{'}));
                }
              });
    }
  }

  private static List<String> committed(String topic) {
    return new CommittedReader(kafka.bootstrapServers())
        .readAll(topic, LIMIT).stream()
            .map(record -> new String(record.value(), StandardCharsets.UTF_8))
            .toList();
  }

  private static Books books(CheckedPipeline pipeline) throws IOException {
    TopicName ledger = pipeline.spec().ledgerTopic().orElseThrow();
    return LedgerBooks.read(pipeline.cluster(), ledger);
  }
}
