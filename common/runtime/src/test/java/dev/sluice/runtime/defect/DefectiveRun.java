package dev.sluice.runtime.defect;

import dev.sluice.core.check.PipelineReader;
import dev.sluice.core.check.PipelineReading;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.runtime.assembly.PipelineAssembler;
import dev.sluice.runtime.kafka.CopyJob;
import dev.sluice.runtime.kafka.StartPolicy;
import dev.sluice.testkit.check.Checker;
import dev.sluice.testkit.check.Verdict;
import dev.sluice.testkit.process.CommandRun;
import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.topic.CommittedReader;
import dev.sluice.testkit.topic.Load;
import dev.sluice.testkit.topic.LoadJson;
import dev.sluice.testkit.topic.LoadSpec;
import dev.sluice.testkit.topic.Sequenced;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/**
 * A pipeline with all that keeps books, {@code in -> kept -> once -> out} and dead letters, spoilt,
 * and what both judges say of it: the audit, and the checker that knows what was written.
 */
final class DefectiveRun implements AutoCloseable {
  static final int RECORDS = 2_000;
  private static final Duration LIMIT = Duration.ofSeconds(110);
  private static final Pattern GRAVE =
      Pattern.compile(
          "\"code\"\\s*:\\s*\"(audit/[a-z-]+)\",\\s*\"severity\"\\s*:\\s*\"(?:anomaly|limit)\"");

  private final KafkaUnderTest kafka;
  private final String name;
  private final Path folder;
  private final CopyJob cluster;
  private final List<Sequenced> written = new ArrayList<>();
  private String start = "earliest";
  private StartPolicy policy = StartPolicy.STRICT;
  private Duration transactionTimeout = Duration.ofSeconds(10);

  DefectiveRun(KafkaUnderTest kafka, String name, Path folder) throws Exception {
    this(kafka, name, folder, Duration.ofMillis(500));
  }

  /**
   * @param interval of checkpoints
   */
  DefectiveRun(KafkaUnderTest kafka, String name, Path folder, Duration interval) throws Exception {
    this.kafka = kafka;
    this.name = name;
    this.folder = folder;
    kafka.topics().create(name + ".in", 4);
    kafka.topics().create(name + ".out", 3);
    kafka.topics().create(name + ".dead", 1);
    this.cluster = CopyJob.on(kafka.bootstrapServers(), folder, interval);
  }

  String topic(String end) {
    return name + "." + end;
  }

  String group() {
    return name;
  }

  void startAt(String position) {
    start = position;
  }

  void with(StartPolicy ofTheNextStart) {
    policy = ofTheNextStart;
  }

  void withTransactionTimeout(Duration timeout) {
    transactionTimeout = timeout;
  }

  private Path file() throws IOException {
    Files.createDirectories(folder.resolve("clusters"));
    Files.createDirectories(folder.resolve("pipelines"));
    Files.writeString(folder.resolve("clusters/test.yaml"), profile());
    return Files.writeString(folder.resolve("pipelines").resolve(name + ".yaml"), text());
  }

  private String profile() {
    return "apiVersion: sluice/v1\ncluster: test\nbootstrap-servers: %s\n"
        .formatted(kafka.bootstrapServers());
  }

  private String text() {
    return """
        apiVersion: sluice/v1
        pipeline: %1$s
        kafka: test
        sources:
          in: {topic: %1$s.in, format: json, schema: {key: STRING NOT NULL, seq: BIGINT NOT NULL}, start: %2$s}
        steps:
          kept: {from: in, where: seq >= 0}
          once: {from: kept, deduplicate: {by: [key, seq], within: 1 h}}
        sinks:
          out: {from: once, topic: %1$s.out, format: json}
        dead-letters: {topic: %1$s.dead}
        settings: {checkpoint-timeout: 8 s, restart-budget: 2 s, transaction-timeout: %3$d s}
        """
        .formatted(name, start, transactionTimeout.toSeconds());
  }

  JobID start(SavepointRestoreSettings from, Consumer<Surgery> defect) throws Exception {
    JobID job = submit(from, defect);
    cluster.awaitRunning(job);
    return job;
  }

  /** Does not wait: it may end at once. */
  JobID submit(SavepointRestoreSettings from, Consumer<Surgery> defect) throws Exception {
    PipelineReading reading =
        PipelineReader.read(
            new SourceText(name + ".yaml", text()), new SourceText("test.yaml", profile()));
    CheckedPipeline pipeline =
        reading.pipeline().orElseThrow(() -> new AssertionError(reading.diagnostics()));
    // both TaskManagers have something of it
    StreamExecutionEnvironment env = cluster.environment(2);
    PipelineAssembler.assemble(pipeline, policy, env);
    defect.accept(new Surgery(env));
    return cluster.submit(env, from);
  }

  void load(String prefix) {
    LoadSpec spec = LoadSpec.of(topic("in"), RECORDS).withPrefix(prefix);
    written.addAll(Load.all(kafka.bootstrapServers(), spec, LIMIT));
  }

  /** Load after load, until the first transaction on the topic has ended in one way or another. */
  void loadUntilDecided(String end) {
    AtomicInteger loads = new AtomicInteger();
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              load("more" + loads.incrementAndGet());
              return kafka
                  .topics()
                  .ends(topic(end), IsolationLevel.READ_COMMITTED)
                  .values()
                  .stream()
                  .anyMatch(stable -> stable > 0);
            });
  }

  /** The records of a load once more. */
  void repeat(String prefix) {
    int before = written.size();
    load(prefix);
    written.subList(before, written.size()).clear();
  }

  void malformed(int count) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < count; i++) {
        producer.send(
            new ProducerRecord<>(topic("in"), ("{" + i).getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  /** In transactions that may still be open. */
  void awaitWritten(String end, int records) {
    Awaitility.await(records + " records written to " + topic(end))
        .atMost(LIMIT)
        .until(() -> kafka.topics().writtenCount(topic(end)) >= records);
  }

  void awaitVisible(String end, int records) {
    new CommittedReader(kafka.bootstrapServers()).awaitRecords(topic(end), records, LIMIT);
  }

  long visible(String end) {
    return new CommittedReader(kafka.bootstrapServers()).readAll(topic(end), LIMIT).size();
  }

  String stop(JobID job) throws Exception {
    cluster.awaitRunning(job);
    return cluster.stop(job);
  }

  /** Its transactions are committed soon after. */
  void checkpoint(JobID job) throws Exception {
    cluster.awaitRunning(job);
    cluster.checkpoint(job);
  }

  /** The job goes on. */
  String savepoint(JobID job) throws Exception {
    cluster.awaitRunning(job);
    return cluster.savepoint(job);
  }

  /** Its transactions are prepared, and not committed. */
  String savepointAndCancel(JobID job) throws Exception {
    cluster.awaitRunning(job);
    String savepoint = cluster.savepoint(job);
    cluster.cancel(job);
    return savepoint;
  }

  /** Why a job has ended by itself. */
  String failure(JobID job) throws Exception {
    return cluster.failure(job);
  }

  void fail(JobID job) throws Exception {
    cluster.replaceTaskManager();
    cluster.awaitRunning(job);
  }

  /** What {@code sluice audit --full} calls an anomaly, or says that it cannot see. */
  Set<String> audit() throws IOException {
    CommandRun run =
        CommandRun.of(folder, List.of("audit", file().toString(), "--full", "-o", "json"));
    Set<String> codes = new TreeSet<>();
    GRAVE.matcher(run.data()).results().map(DefectiveRun::code).forEach(codes::add);
    if (run.exit() != 0 && run.exit() != 7 || run.exit() == 7 && codes.isEmpty()) {
      throw new AssertionError("ended with " + run.exit() + ":\n" + run.words() + run.data());
    }
    return codes;
  }

  private static String code(MatchResult match) {
    return match.group(1);
  }

  /** What the checker says of the output, that knows what was written. */
  Verdict check() {
    List<Sequenced> read =
        new CommittedReader(kafka.bootstrapServers())
            .readAll(topic("out"), LIMIT).stream().map(r -> LoadJson.read(r.value())).toList();
    return Checker.<Sequenced>ofContent().compare(written, read);
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}
