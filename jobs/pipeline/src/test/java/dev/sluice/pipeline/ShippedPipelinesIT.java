package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.core.check.PipelineReader;
import dev.sluice.core.check.PipelineReading;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.Format;
import dev.sluice.core.spec.SinkSpec;
import dev.sluice.core.spec.SourceSpec;
import dev.sluice.core.spec.TestSpec;
import dev.sluice.core.spec.TopicSelection;
import dev.sluice.runtime.assembly.PipelineAssembler;
import dev.sluice.runtime.kafka.StartPolicy;
import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.process.ReactorRoot;
import dev.sluice.testkit.topic.CommittedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every pipeline in conf/pipelines is valid, and does on real Kafka and Flink what its own tests
 * say.
 */
class ShippedPipelinesIT {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static KafkaUnderTest kafka;

  @TempDir Path folder;

  @BeforeAll
  static void startKafka() {
    kafka = KafkaUnderTest.single();
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @Test
  void doWhatTheirTestsSay() throws Exception {
    List<PipelineExample> examples = examples();
    assertThat(examples).isNotEmpty();
    RunnerSettings settings = new RunnerSettings(0, 1, examples.size(), folder.toString());
    Configuration configuration = settings.configuration();
    try (LocalCluster cluster = LocalCluster.start(1, configuration)) {
      Map<PipelineExample, LocalJob> jobs = new HashMap<>();
      for (PipelineExample example : examples) {
        jobs.put(example, start(example, cluster, configuration));
      }
      for (PipelineExample example : examples) {
        CheckedPipeline pipeline = example.on(kafka.bootstrapServers());
        awaitRead(pipeline, example.test());
        cluster.stop(jobs.get(example), folder);
        for (SinkSpec sink : pipeline.spec().sinks().values()) {
          List<String> expected = example.test().then().getOrDefault(sink.name(), List.of());
          assertThat(trees(written(sink.topic()), sink.format()))
              .as("%s, sink %s", example, sink.name())
              .containsExactlyInAnyOrderElementsOf(trees(expected, sink.format()));
        }
      }
    }
  }

  private static List<PipelineExample> examples() throws IOException {
    List<PipelineExample> examples = new ArrayList<>();
    try (Stream<Path> files = Files.list(ReactorRoot.find().resolve("conf/pipelines"))) {
      for (Path file : files.sorted().toList()) {
        PipelineReading reading = PipelineReader.readFile(file);
        assertThat(reading.diagnostics()).as(file.toString()).isEmpty();
        CheckedPipeline pipeline = reading.pipeline().orElseThrow();
        assertThat(pipeline.spec().tests()).as("tests of %s", file).isNotEmpty();
        for (TestSpec test : pipeline.spec().tests()) {
          examples.add(new PipelineExample(pipeline, test, examples.size()));
        }
      }
    }
    return examples;
  }

  private static LocalJob start(
      PipelineExample example, LocalCluster cluster, Configuration configuration) throws Exception {
    CheckedPipeline pipeline = example.on(kafka.bootstrapServers());
    pipeline
        .spec()
        .sinks()
        .values()
        .forEach(sink -> kafka.topics().create(sink.topic().value(), 1));
    pipeline.spec().deadLetterTopic().ifPresent(topic -> kafka.topics().create(topic.value(), 1));
    for (SourceSpec source : pipeline.spec().sources().values()) {
      kafka.topics().create(topic(source), 1);
      write(topic(source), example.test().given().getOrDefault(source.name(), List.of()));
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(1);
    PipelineAssembler.assemble(pipeline, StartPolicy.STRICT, env);
    return cluster.submit(env, pipeline.spec().name());
  }

  private static String topic(SourceSpec source) {
    return ((TopicSelection.One) source.topics()).topic().value();
  }

  private static void write(String topic, List<String> values) {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", kafka.bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      values.forEach(
          value ->
              producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8))));
    }
  }

  /**
   * Until the consumer group has committed the end of every input: then a checkpoint holds all of
   * it.
   */
  private static void awaitRead(CheckedPipeline pipeline, TestSpec test) {
    Map<NodeName, SourceSpec> sources = pipeline.spec().sources();
    long given = test.given().values().stream().mapToLong(List::size).sum();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      Awaitility.await("the end of " + sources.keySet())
          .atMost(LIMIT)
          .until(
              () ->
                  admin
                          .listConsumerGroupOffsets(pipeline.spec().name().value())
                          .partitionsToOffsetAndMetadata()
                          .get()
                          .values()
                          .stream()
                          .mapToLong(offset -> offset.offset())
                          .sum()
                      >= given);
    }
  }

  private static List<String> written(TopicName topic) {
    return new CommittedReader(kafka.bootstrapServers())
        .readAll(topic.value(), LIMIT).stream()
            .map(record -> new String(record.value(), StandardCharsets.UTF_8))
            .toList();
  }

  private static List<Object> trees(List<String> values, Format format) throws IOException {
    List<Object> trees = new ArrayList<>();
    for (String value : values) {
      JsonNode tree = format == Format.JSON ? JSON.readTree(value) : null;
      trees.add(tree == null ? value : tree);
    }
    return trees;
  }
}
