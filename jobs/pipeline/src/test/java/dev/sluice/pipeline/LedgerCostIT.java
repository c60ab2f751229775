package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.cluster.ProcessLogs;
import dev.sluice.ops.run.LocalProcess;
import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.process.ReactorRoot;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What ledger and provenance headers cost: processor time of {@code sluice run} for each record of
 * 850 bytes, with and without, a fresh JVM each, in turns. {@code -Dsluice.ledger.cost.rounds=8}
 * takes a quarter of an hour and wants the machine for itself.
 */
@EnabledIfSystemProperty(named = "sluice.ledger.cost.rounds", matches = "\\d+")
class LedgerCostIT {
  private static final int ROUNDS = Integer.getInteger("sluice.ledger.cost.rounds", 8);
  private static final int RECORDS = Integer.getInteger("sluice.ledger.cost.records", 6_000_000);
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Until then it is the compiler that is measured. */
  private static final double WARM = 0.3;

  private static final double DONE = 0.95;

  private final KafkaUnderTest kafka = KafkaUnderTest.shared();
  @TempDir Path folder;

  /**
   * @param micros processor time of the job's process
   * @param records that came out
   */
  private record Point(long micros, long records) {}

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void ledgerAndHeadersCostLittle() throws Exception {
    kafka.topics().create("orders", 4, Map.of("compression.type", "producer"));
    long bytes = writeOrders();
    System.out.printf("%d records of %d bytes%n", RECORDS, bytes / RECORDS);
    run("warm-up", true);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      boolean first = round % 2 == 0;
      double one = run("round" + round + "a", first);
      double other = run("round" + round + "b", !first);
      double with = first ? one : other;
      double without = first ? other : one;
      ratios.add(with / without);
      System.out.printf(
          "round %d: with %.3f, without %.3f us a record, ratio %.4f%n",
          round + 1, with, without, with / without);
    }
    double[] sorted = ratios.stream().mapToDouble(ratio -> ratio).sorted().toArray();
    System.out.printf(
        "ratio: median %.4f, from %.4f to %.4f%n", median(sorted), sorted[0], sorted[ROUNDS - 1]);
    assertThat(median(sorted)).isLessThan(1.10);
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return Arrays.stream(sorted, (sorted.length - 1) / 2, half + 1).average().orElseThrow();
  }

  /** Processor time for each record that comes out, in microseconds. */
  private double run(String name, boolean withLedger) throws Exception {
    String out = name + ".out";
    kafka.topics().create(out, 4);
    List<String> command =
        LocalProcess.in(
                ReactorRoot.find(),
                Site.jobJar(),
                new ProcessLogs(folder.resolve(name), "flink"),
                List.of(
                    "--pipeline",
                    file(name, out, withLedger).toString(),
                    "--task-managers",
                    "1",
                    "--slots",
                    "2",
                    "--state-dir",
                    folder.resolve(name).toString()))
            .withJvmFlags(List.of("-Xmx2g"))
            .command();
    Files.createDirectories(folder.resolve(name));
    File log = folder.resolve(name + ".log").toFile();
    Process job =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log)
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .start();
    try {
      Point warm = await(job, out, WARM, log);
      Point done = await(job, out, DONE, log);
      return (double) (done.micros() - warm.micros()) / (done.records() - warm.records());
    } finally {
      job.destroyForcibly().waitFor();
      kafka.topics().delete(out);
    }
  }

  /** The moment when a transaction has brought the output beyond that part of all. */
  private Point await(Process job, String out, double part, File log) throws IOException {
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !job.isAlive() || committed(out) >= part * RECORDS);
    assertThat(job.isAlive()).as(Files.readString(log.toPath())).isTrue();
    long records = committed(out);
    return new Point(
        job.toHandle().info().totalCpuDuration().orElseThrow().toNanos() / 1_000, records);
  }

  private long committed(String topic) {
    return kafka.topics().ends(topic, IsolationLevel.READ_COMMITTED).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private Path file(String name, String out, boolean withLedger) throws IOException {
    Path file = folder.resolve("pipelines").resolve(name + ".yaml");
    Files.createDirectories(file.getParent());
    Files.createDirectories(folder.resolve("clusters"));
    Files.writeString(
        folder.resolve("clusters/test.yaml"),
        "apiVersion: sluice/v1\ncluster: test\nbootstrap-servers: %s\n"
            .formatted(kafka.bootstrapServers()));
    return Files.writeString(
        file,
        """
        apiVersion: sluice/v1
        pipeline: %s
        kafka: test
        sources:
          orders:
            topic: orders
            format: json
            schema: {id: BIGINT NOT NULL, quantity: INT NOT NULL, price: DOUBLE NOT NULL, note: STRING}
            start: earliest
        steps:
          priced: {from: orders, where: quantity > 0, set: {total: quantity * price}, drop: [note]}
        sinks:
          out: {from: priced, topic: %s, format: json%s}
        settings: {checkpoint-interval: 1 s, parallelism: 2}
        %s"""
            .formatted(
                name,
                out,
                withLedger ? "" : ", provenance: none",
                withLedger ? "" : "ledger: off\n"));
  }

  private long writeOrders() {
    SplittableRandom random = new SplittableRandom(7);
    long bytes = 0;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "compression.type", "lz4",
                "batch.size", "262144",
                "linger.ms", "50"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int id = 0; id < RECORDS; id++) {
        byte[] value = order(id, random).getBytes(StandardCharsets.UTF_8);
        bytes += value.length;
        var unused =
            producer.send(
                new ProducerRecord<>(
                    "orders", ("c" + id % 10_000).getBytes(StandardCharsets.UTF_8), value));
      }
    }
    return bytes;
  }

  private static String order(int id, SplittableRandom random) {
    String code = Long.toHexString(random.nextLong());
    return "{\"id\":"
        + id
        + ",\"quantity\":"
        + (1 + random.nextInt(9))
        + ",\"price\":"
        + random.nextInt(100_000) / 100.0
        + ",\"currency\":\"EUR\",\"status\":\"PLACED\",\"channel\":\"web\",\"created\":\"2026-01-02T03:04:05Z\""
        + ",\"customer\":{\"id\":\""
        + code
        + "\",\"name\":\"Ada Lovelace\",\"email\":\"ada@example.com\",\"tier\":\"gold\",\"since\":\"2019-05-06\"}"
        + ",\"address\":{\"street\":\"12 Long Lane\",\"city\":\"Somewhere\",\"zip\":\"12345\",\"country\":\"DE\",\"note\":\"second floor, ring twice\"}"
        + ",\"lines\":[{\"sku\":\"A-"
        + random.nextInt(9_999)
        + "\",\"name\":\"a thing with a longer name\",\"count\":2,\"price\":12.5},{\"sku\":\"B-"
        + random.nextInt(9_999)
        + "\",\"name\":\"another thing with a name\",\"count\":1,\"price\":7.25}]"
        + ",\"payment\":{\"kind\":\"card\",\"last4\":\"4242\",\"token\":\""
        + code
        + code
        + "\"},\"coupon\":null,\"gift\":false,\"weight\":1.25,\"warehouse\":\"north-3\",\"tags\":[\"new\",\"fragile\",\"priority\"]"
        + ",\"note\":\"please leave it at the door if nobody is at home in the afternoon\"}";
  }
}
