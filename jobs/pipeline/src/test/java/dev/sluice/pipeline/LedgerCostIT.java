package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.cluster.ProcessLogs;
import dev.sluice.ops.run.LocalProcess;
import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.process.ReactorRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
 * 850 bytes, with and without. A pair runs at the same time, a fresh JVM each, so that both see the
 * same machine: in turns, its drift was ten times what is measured. {@code
 * -Dsluice.ledger.cost.rounds=8} takes a quarter of an hour. With {@code
 * -Dsluice.ledger.cost.headers-stay=true} it is the ledger alone.
 */
@EnabledIfSystemProperty(named = "sluice.ledger.cost.rounds", matches = "\\d+")
class LedgerCostIT {
  private static final int ROUNDS = Integer.getInteger("sluice.ledger.cost.rounds", 8);
  private static final int RECORDS = Integer.getInteger("sluice.ledger.cost.records", 6_000_000);

  /** Then it is the ledger alone that is measured: both have the headers. */
  private static final boolean HEADERS_STAY = Boolean.getBoolean("sluice.ledger.cost.headers-stay");

  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Until then it is the compiler that is measured. */
  private static final double WARM = 0.3;

  private static final double DONE = 0.95;

  private final KafkaUnderTest kafka = KafkaUnderTest.shared();
  @TempDir Path folder;

  /**
   * @param micros processor time of the job's process, without the JIT compiler's
   * @param records that came out
   */
  private record Point(long micros, long records) {}

  /** Processor time for each record that came out, in microseconds. */
  private record Pair(double with, double without) {}

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void ledgerAndHeadersCostLittle() throws Exception {
    kafka.topics().create("orders", 4, Map.of("compression.type", "producer"));
    long bytes = writeOrders();
    System.out.printf("%d records of %d bytes%n", RECORDS, bytes / RECORDS);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Pair pair = run(round, round % 2 == 0);
      ratios.add(pair.with() / pair.without());
      System.out.printf(
          "round %d: with %.3f, without %.3f us a record, ratio %.4f%n",
          round + 1, pair.with(), pair.without(), ratios.get(round));
    }
    double[] sorted = ratios.stream().mapToDouble(ratio -> ratio).sorted().toArray();
    double mean = Arrays.stream(sorted).average().orElseThrow();
    double variance =
        Arrays.stream(sorted).map(ratio -> (ratio - mean) * (ratio - mean)).sum() / (ROUNDS - 1);
    System.out.printf(
        "ratio: median %.4f, mean %.4f, its standard error %.4f, from %.4f to %.4f%n",
        median(sorted), mean, Math.sqrt(variance / ROUNDS), sorted[0], sorted[ROUNDS - 1]);
    assertThat(median(sorted)).isLessThan(1.10);
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return Arrays.stream(sorted, (sorted.length - 1) / 2, half + 1).average().orElseThrow();
  }

  /** Both read the same input at the same time, and are looked at in the same moments. */
  private Pair run(int round, boolean withFirst) throws Exception {
    String with = "with" + round;
    String without = "without" + round;
    Map<String, Process> jobs = new LinkedHashMap<>();
    try {
      for (String name : withFirst ? List.of(with, without) : List.of(without, with)) {
        jobs.put(name, start(name, name.equals(with)));
      }
      awaitBoth(jobs, WARM);
      Map<String, Point> warm = look(jobs);
      awaitOne(jobs, DONE);
      Map<String, Point> done = look(jobs);
      return new Pair(perRecord(warm, done, with), perRecord(warm, done, without));
    } finally {
      for (Process job : jobs.values()) {
        job.destroyForcibly().waitFor();
      }
      jobs.keySet().forEach(kafka.topics()::delete);
    }
  }

  private static double perRecord(Map<String, Point> from, Map<String, Point> to, String job) {
    Point start = Objects.requireNonNull(from.get(job));
    Point end = Objects.requireNonNull(to.get(job));
    return (double) (end.micros() - start.micros()) / (end.records() - start.records());
  }

  private Process start(String name, boolean withLedger) throws IOException {
    kafka.topics().create(name, 4);
    List<String> command =
        LocalProcess.in(
                ReactorRoot.find(),
                Site.jobJar(),
                new ProcessLogs(folder.resolve(name), "flink"),
                List.of(
                    "--pipeline",
                    file(name, withLedger).toString(),
                    "--task-managers",
                    "1",
                    "--slots",
                    "2",
                    "--state-dir",
                    folder.resolve(name).toString()))
            .withJvmFlags(List.of("-Xmx2g"))
            .command();
    Files.createDirectories(folder.resolve(name));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log(name).toFile())
        .redirectInput(ProcessBuilder.Redirect.PIPE)
        .start();
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private void awaitBoth(Map<String, Process> jobs, double part) throws IOException {
    await(jobs, () -> jobs.keySet().stream().allMatch(job -> committed(job) >= part * RECORDS));
  }

  private void awaitOne(Map<String, Process> jobs, double part) throws IOException {
    await(jobs, () -> jobs.keySet().stream().anyMatch(job -> committed(job) >= part * RECORDS));
  }

  private void await(Map<String, Process> jobs, Callable<Boolean> reached) throws IOException {
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> !jobs.values().stream().allMatch(Process::isAlive) || reached.call());
    for (Map.Entry<String, Process> job : jobs.entrySet()) {
      assertThat(job.getValue().isAlive()).as(Files.readString(log(job.getKey()))).isTrue();
    }
  }

  private Map<String, Point> look(Map<String, Process> jobs) {
    Map<String, Point> points = new HashMap<>();
    jobs.forEach(
        (name, job) ->
            points.put(
                name,
                new Point(
                    job.toHandle().info().totalCpuDuration().orElseThrow().toNanos() / 1_000
                        - compilerMicros(job),
                    committed(name))));
    return points;
  }

  /**
   * What the JIT compiler took, which differs by more from start to start than what is measured; 0
   * where the system does not say it (proc(5): the 14th and 15th field, in hundredths of a second).
   */
  private static long compilerMicros(Process job) {
    Path threads = Path.of("/proc/" + job.pid() + "/task");
    if (!Files.isDirectory(threads)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(threads)) {
      return all.mapToLong(LedgerCostIT::micros).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long micros(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      if (!stat.contains("CompilerThre")) {
        return 0;
      }
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return 10_000 * (Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
    } catch (IOException e) {
      return 0; // it has ended
    }
  }

  private long committed(String topic) {
    return kafka.topics().ends(topic, IsolationLevel.READ_COMMITTED).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private Path file(String name, boolean withLedger) throws IOException {
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
                name,
                withLedger || HEADERS_STAY ? "" : ", provenance: none",
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
