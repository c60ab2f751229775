package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.process.KafkaUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What ledger and provenance headers cost, and what frequent checkpoints do: {@link PairedRuns} on
 * orders of 780 bytes. {@code -Dsluice.cost.rounds=8} takes twenty minutes each. With {@code
 * -Dsluice.cost.headers-stay=true} it is the ledger alone that is measured.
 */
@EnabledIfSystemProperty(named = "sluice.cost.rounds", matches = "\\d+")
class CostIT {
  private static final int ROUNDS = Integer.getInteger("sluice.cost.rounds", 8);
  private static final int RECORDS = Integer.getInteger("sluice.cost.records", 6_000_000);

  /** Then both have the headers. */
  private static final boolean HEADERS_STAY = Boolean.getBoolean("sluice.cost.headers-stay");

  private final KafkaUnderTest kafka = KafkaUnderTest.shared();
  @TempDir Path folder;

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void ledgerAndHeadersCostLittle() throws IOException {
    String without = HEADERS_STAY ? "" : ", provenance: none";
    double ratio =
        orders("ledger-in")
            .medianRatio(
                ROUNDS,
                name -> file(name, "ledger-in", "1 s", ""),
                name -> file(name, "ledger-in", "1 s", without) + "ledger: off\n");
    assertThat(ratio).isLessThan(1.10);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void checkpointsTenTimesASecondCostLittle() throws IOException {
    double ratio =
        orders("often-in")
            .medianRatio(
                ROUNDS,
                name -> file(name, "often-in", "100 ms", ""),
                name -> file(name, "often-in", "1 s", ""));
    assertThat(ratio).isLessThan(1.25);
  }

  private PairedRuns orders(String topic) {
    kafka.topics().create(topic, 4, Map.of("compression.type", "producer"));
    long bytes = BulkyOrders.write(kafka.bootstrapServers(), topic, RECORDS);
    System.out.printf("%d records of %d bytes%n", RECORDS, bytes / RECORDS);
    return new PairedRuns(kafka, folder, RECORDS);
  }

  private static String file(String name, String input, String interval, String ofSink) {
    return """
    sources:
      orders:
        topic: %2$s
        format: json
        schema: {id: BIGINT NOT NULL, quantity: INT NOT NULL, price: DOUBLE NOT NULL, note: STRING}
        start: earliest
    steps:
      priced: {from: orders, where: quantity > 0, set: {total: quantity * price}, drop: [note]}
    sinks:
      out: {from: priced, topic: %1$s, format: json%4$s}
    settings: {checkpoint-interval: %3$s, parallelism: 2}
    """
        .formatted(name, input, interval, ofSink);
  }
}
