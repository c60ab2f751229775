package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.check.PipelineReader;
import dev.sluice.core.check.PipelineReading;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.ledger.ProvenanceHeader;
import dev.sluice.core.ledger.law.Books;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.runtime.assembly.PipelineAssembler;
import dev.sluice.runtime.kafka.LedgerBooks;
import dev.sluice.runtime.kafka.StartPolicy;
import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.topic.CommittedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The books of a pipeline with all kinds of nodes, through restarts, a rescale and a change. */
class LedgerIT {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static KafkaUnderTest kafka;

  @TempDir Path folder;

  @BeforeAll
  static void startKafka() {
    kafka = KafkaUnderTest.single();
    kafka.topics().create("in", 4);
    kafka.topics().create("small", 2);
    kafka.topics().create("large", 3);
    kafka.topics().create("dead", 1);
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @Test
  void balanceThroughRestartsRescalesAndChanges() throws Exception {
    RunnerSettings settings = new RunnerSettings(0, 4, 2, folder.toString());
    Configuration configuration = settings.configuration();
    try (LocalCluster cluster = LocalCluster.start(2, configuration)) {
      write(0, 4_000);
      LocalJob job =
          cluster.submit(job(2, null, configuration, STEPS), pipeline(STEPS).spec().name());
      awaitWritten(3_000);
      cluster.replaceTaskManager();
      write(4_000, 8_000);
      awaitWritten(6_000);
      String savepoint = cluster.stop(job, folder);

      write(8_000, 12_000);
      LocalJob rescaled =
          cluster.submit(job(1, savepoint, configuration, STEPS), pipeline(STEPS).spec().name());
      awaitWritten(9_000);
      String second = cluster.stop(rescaled, folder);

      // all new records are large, every eighth comes twice and nothing takes it away
      long before = written("small") + written("large");
      write(12_000, 16_000);
      LocalJob changed =
          cluster.submit(job(4, second, configuration, OTHER), pipeline(OTHER).spec().name());
      awaitWritten(before + 4_500);
      cluster.stop(changed, folder);
    }

    Books books = books();
    assertThat(books.findings()).isEmpty();
    assertThat(books.charters()).hasSize(2);
    assertThat(books.totals().outputs().values().stream().mapToLong(c -> c.written().count()).sum())
        .isEqualTo(written("small") + written("large") + written("dead"));
    assertThat(committed("large"))
        .allSatisfy(
            record ->
                assertThat(
                        ProvenanceHeader.read(
                            record.headers().lastHeader(ProvenanceHeader.NAME).value()))
                    .isPresent());
  }

  /** Repeats, tombstones, malformed records, a union, two readers of one step. */
  private static final String STEPS =
      """
        whole: {from: [in, again], where: n >= 0, set: {twice: n * 2}}
        unique: {from: whole, deduplicate: {by: [n], within: 1 d}}
        by-size: {from: unique, route: {small: n < 4000, large: n >= 4000}}
      """;

  /** One step more, one less, another route. */
  private static final String OTHER =
      """
        whole: {from: [in, again], where: n >= 0, set: {twice: n * 2}}
        more: {from: whole, set: {thrice: n * 3}}
        by-size: {from: more, route: {small: n < 4000, large: n >= 8000}}
      """;

  private static CheckedPipeline pipeline(String steps) {
    PipelineReading reading =
        PipelineReader.read(
            new SourceText(
                "books.yaml",
                """
                apiVersion: sluice/v1
                pipeline: books
                kafka: test
                sources:
                  in: {topic: in, format: json, schema: {n: INT NOT NULL}}
                  again: {topic: other, format: json, schema: {n: INT NOT NULL}}
                steps:
                """
                    + steps
                    + """
                    sinks:
                      small: {from: by-size.small, topic: small, format: json, key: [n], provenance: content}
                      large: {from: by-size.large, topic: large, format: json}
                    dead-letters: {topic: dead}
                    settings: {checkpoint-interval: 500 ms}
                    """),
            new SourceText(
                "test.yaml",
                "apiVersion: sluice/v1\ncluster: test\nbootstrap-servers: %s\n"
                    .formatted(kafka.bootstrapServers())));
    return reading.pipeline().orElseThrow(() -> new AssertionError(reading.diagnostics()));
  }

  private StreamExecutionEnvironment job(
      int parallelism, @Nullable String savepoint, Configuration base, String steps) {
    Configuration configuration = new Configuration(base);
    if (savepoint != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
      configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);
    PipelineAssembler.assemble(pipeline(steps), StartPolicy.STRICT, env);
    return env;
  }

  /** Every eighth record comes twice, every sixteenth is malformed, some are tombstones. */
  private static void write(int from, int to) {
    if (from == 0) {
      kafka.topics().create("other", 2);
    }
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      IntStream.range(from, to)
          .forEach(
              n -> {
                byte[] key = ("k" + n % 100).getBytes(StandardCharsets.UTF_8);
                byte[] value = "{\"n\":%d}".formatted(n).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>("in", key, value));
                if (n % 8 == 0) {
                  producer.send(new ProducerRecord<>("other", key, value));
                }
                if (n % 16 == 1) {
                  producer.send(new ProducerRecord<>("in", key, new byte[] {'{'}));
                }
                if (n % 500 == 3) {
                  producer.send(new ProducerRecord<>("in", key, null));
                }
              });
    }
  }

  private static void awaitWritten(long records) {
    Awaitility.await("so many records in both topics")
        .atMost(LIMIT)
        .until(() -> written("small") + written("large") >= records);
  }

  private static long written(String topic) {
    return committed(topic).size();
  }

  private static List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
    return new CommittedReader(kafka.bootstrapServers()).readAll(topic, LIMIT);
  }

  private static Books books() throws IOException {
    CheckedPipeline pipeline = pipeline(STEPS);
    return LedgerBooks.read(pipeline.cluster(), pipeline.spec().ledgerTopic().orElseThrow());
  }
}
