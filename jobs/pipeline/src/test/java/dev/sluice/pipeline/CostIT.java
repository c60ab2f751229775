package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipeline.PairedRuns.Form;
import dev.sluice.testkit.bench.Flights;
import dev.sluice.testkit.bench.RepeatedFlights;
import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.process.ReactorRoot;
import dev.sluice.testkit.topic.MeasuredInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What ledger and provenance headers, frequent checkpoints and client settings cost: {@link
 * PairedRuns} on orders of 780 bytes. {@code -Dsluice.cost.rounds=8} takes twenty minutes each.
 * With {@code -Dsluice.cost.headers-stay=true} it is the ledger alone that is measured.
 */
@EnabledIfSystemProperty(named = "sluice.cost.rounds", matches = "\\d+")
class CostIT {
  private static final int ROUNDS = Integer.getInteger("sluice.cost.rounds", 8);
  private static final int RECORDS = Integer.getInteger("sluice.cost.records", 6_000_000);

  /** Then both have the headers. */
  private static final boolean HEADERS_STAY = Boolean.getBoolean("sluice.cost.headers-stay");

  private static final String INPUT = "measured-in";

  /** Of {@link Work}. */
  private static final String WORK = System.getProperty("sluice.cost.work", "orders");

  /** Of one process, with spaces between them. */
  private static final String JVM_FLAGS = System.getProperty("sluice.cost.jvm", "");

  /** Of a cluster's profile, as {@code consumer: {max.poll.records: 2000}}. */
  private static final String CLIENTS = System.getProperty("sluice.cost.clients", "");

  /** Between checkpoints, while settings are compared. */
  private static final String INTERVAL = System.getProperty("sluice.cost.interval", "1 s");

  /**
   * What is read and done.
   *
   * @param steps source's schema and the steps, as in a pipeline file
   * @param passing of each record that is read
   */
  private record Work(String steps, LongFunction<byte[]> values, boolean keyed, double passing) {
    static Work of(String name) throws IOException {
      return switch (name) {
        case "orders" -> orders();
        case "flights" -> flights();
        case "unique" -> unique();
        default -> throw new IllegalArgumentException("no work '" + name + "'");
      };
    }

    static Work orders() {
      return new Work(
          """
          schema: {id: BIGINT NOT NULL, quantity: INT NOT NULL, price: DOUBLE NOT NULL, note: STRING}
      steps:
        done: {from: in, where: quantity > 0, set: {total: quantity * price}, drop: [note]}
      """,
          BulkyOrders.values(),
          true,
          1);
    }

    static Work flights() throws IOException {
      return new Work(
          """
          schema: {delay: INT NOT NULL, distance: INT, destination: STRING}
      steps:
        done: {from: in, where: distance > 0, set: {late: delay > 0}, drop: [destination]}
      """,
          new Flights().records(ReactorRoot.find()),
          true,
          1);
    }

    /** Flights with an id; every fifth comes a second time. */
    static Work unique() throws IOException {
      return new Work(
          """
          schema: {id: STRING NOT NULL, delay: INT NOT NULL, distance: INT, destination: STRING}
      steps:
        done: {from: in, deduplicate: {by: [id], within: 1 d}}
      """,
          new RepeatedFlights(false).records(ReactorRoot.find()),
          false,
          0.8);
    }
  }

  private final KafkaUnderTest kafka = KafkaUnderTest.shared();
  @TempDir Path folder;

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void ledgerAndHeadersCostLittle() throws IOException {
    assertThat(ledgerAndHeaders(Work.orders())).isLessThan(1.10);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void ledgerAndHeadersCostLittleOnFlights() throws IOException {
    assertThat(ledgerAndHeaders(Work.flights())).isLessThan(1.30);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void checkpointsTenTimesASecondCostLittle() throws IOException {
    Work work = Work.orders();
    double ratio =
        runs(work)
            .medianRatio(
                ROUNDS,
                new Form(name -> file(work, name, "100 ms", "")),
                new Form(name -> file(work, name, "1 s", "")));
    assertThat(ratio).isLessThan(1.25);
  }

  /** What clients' settings or JVM flags do; says nothing of what they may cost. */
  @Test
  @EnabledIf("isAsked")
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void settings() throws IOException {
    Work work = Work.of(WORK);
    UnaryOperator<String> file = name -> file(work, name, INTERVAL, "");
    List<String> flags = JVM_FLAGS.isEmpty() ? List.of() : List.of(JVM_FLAGS.split(" "));
    double ratio =
        runs(work).medianRatio(ROUNDS, new Form(file, CLIENTS + "\n", flags), new Form(file));
    assertThat(ratio).isPositive();
  }

  static boolean isAsked() {
    return !CLIENTS.isEmpty() || !JVM_FLAGS.isEmpty();
  }

  private PairedRuns runs(Work work) {
    write(work);
    return new PairedRuns(kafka, folder, Math.round(RECORDS * work.passing()));
  }

  /** Keys of 10,000 kinds, if any. Prints how large a value is. */
  private void write(Work work) {
    long bytes =
        MeasuredInput.write(
            kafka.bootstrapServers(),
            INPUT,
            4,
            RECORDS,
            number -> {
              byte[] key = ("c" + number % 10_000).getBytes(StandardCharsets.UTF_8);
              return new ProducerRecord<>(
                  INPUT, work.keyed() ? key : null, work.values().apply(number));
            });
    System.out.printf("%d records of %d bytes%n", RECORDS, bytes / RECORDS);
  }

  /** A step's file with both, against one with neither. */
  private double ledgerAndHeaders(Work work) throws IOException {
    String without = HEADERS_STAY ? "" : ", provenance: none";
    return runs(work)
        .medianRatio(
            ROUNDS,
            new Form(name -> file(work, name, "1 s", "")),
            new Form(name -> file(work, name, "1 s", without) + "ledger: off\n"));
  }

  private static String file(Work work, String name, String interval, String ofSink) {
    return """
    sources:
      in:
        topic: %2$s
        format: json
        start: earliest
    %5$s
    sinks:
      out: {from: done, topic: %1$s, format: json%4$s}
    settings: {checkpoint-interval: %3$s, parallelism: 2}
    """
        .formatted(name, INPUT, interval, ofSink, work.steps());
  }
}
