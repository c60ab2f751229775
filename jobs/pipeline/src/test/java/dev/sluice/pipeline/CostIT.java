package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.bench.Flights;
import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.process.ReactorRoot;
import dev.sluice.testkit.topic.MeasuredInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

  /** Of a cluster's profile, as {@code consumer: {max.poll.records: 2000}}. */
  private static final String CLIENTS = System.getProperty("sluice.cost.clients", "");

  /** Between checkpoints, while settings are compared. */
  private static final String INTERVAL = System.getProperty("sluice.cost.interval", "1 s");

  private static final String ORDERS =
      """
          schema: {id: BIGINT NOT NULL, quantity: INT NOT NULL, price: DOUBLE NOT NULL, note: STRING}
      steps:
        done: {from: in, where: quantity > 0, set: {total: quantity * price}, drop: [note]}
      """;

  private static final String FLIGHTS =
      """
          schema: {delay: INT NOT NULL, distance: INT, destination: STRING}
      steps:
        done: {from: in, where: distance > 0, set: {late: delay > 0}, drop: [destination]}
      """;

  private final KafkaUnderTest kafka = KafkaUnderTest.shared();
  @TempDir Path folder;

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void ledgerAndHeadersCostLittle() throws IOException {
    assertThat(ledgerAndHeaders(ORDERS, BulkyOrders.values())).isLessThan(1.10);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void ledgerAndHeadersCostLittleOnFlights() throws IOException {
    assertThat(ledgerAndHeaders(FLIGHTS, new Flights().records(ReactorRoot.find())))
        .isLessThan(1.30);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void checkpointsTenTimesASecondCostLittle() throws IOException {
    write("often-in", BulkyOrders.values());
    double ratio =
        new PairedRuns(kafka, folder, RECORDS)
            .medianRatio(
                ROUNDS,
                name -> file(ORDERS, name, "often-in", "100 ms", ""),
                name -> file(ORDERS, name, "often-in", "1 s", ""));
    assertThat(ratio).isLessThan(1.25);
  }

  /** What clients' settings do; says nothing of what they may cost. */
  @Test
  @EnabledIfSystemProperty(named = "sluice.cost.clients", matches = ".+")
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void clientSettings() throws IOException {
    boolean flights = Boolean.getBoolean("sluice.cost.flights");
    String step = flights ? FLIGHTS : ORDERS;
    write("set-in", flights ? new Flights().records(ReactorRoot.find()) : BulkyOrders.values());
    UnaryOperator<String> form = name -> file(step, name, "set-in", INTERVAL, "");
    double ratio =
        new PairedRuns(kafka, folder, RECORDS, CLIENTS + "\n").medianRatio(ROUNDS, form, form);
    assertThat(ratio).isPositive();
  }

  /** Keys of 10,000 kinds. Prints how large a value is. */
  private void write(String topic, LongFunction<byte[]> values) {
    long bytes =
        MeasuredInput.write(
            kafka.bootstrapServers(),
            topic,
            4,
            RECORDS,
            number -> {
              byte[] key = ("c" + number % 10_000).getBytes(StandardCharsets.UTF_8);
              return new ProducerRecord<>(topic, key, values.apply(number));
            });
    System.out.printf("%d records of %d bytes%n", RECORDS, bytes / RECORDS);
  }

  /** A step's file with both, against one with neither. */
  private double ledgerAndHeaders(String step, LongFunction<byte[]> values) throws IOException {
    write("ledger-in", values);
    String without = HEADERS_STAY ? "" : ", provenance: none";
    return new PairedRuns(kafka, folder, RECORDS)
        .medianRatio(
            ROUNDS,
            name -> file(step, name, "ledger-in", "1 s", ""),
            name -> file(step, name, "ledger-in", "1 s", without) + "ledger: off\n");
  }

  private static String file(
      String step, String name, String input, String interval, String ofSink) {
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
        .formatted(name, input, interval, ofSink, step);
  }
}
