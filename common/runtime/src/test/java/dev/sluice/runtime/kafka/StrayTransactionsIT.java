package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.process.KafkaUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.internal.CheckpointTransaction;
import org.apache.flink.connector.kafka.sink.internal.FlinkKafkaInternalProducer;
import org.apache.flink.connector.kafka.sink.internal.TransactionOwnership;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Transactions that stay open, of the checkpoints around number 107, which was restored. */
class StrayTransactionsIT {
  private static final long RESTORED = 107;
  private static final Duration LONG = Duration.ofMinutes(10);
  private static KafkaUnderTest kafka;
  private static PreparedTransactions transactions;
  private static Admin admin;

  private Instant now = Instant.EPOCH;

  @BeforeAll
  static void startKafka() {
    kafka = KafkaUnderTest.abortingSoon();
    kafka.topics().create("out", 1);
    transactions = new PreparedTransactions(kafka.bootstrapServers());
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  @AfterAll
  static void stopKafka() {
    admin.close();
    transactions.close();
    kafka.close();
  }

  @Test
  void abortsWhatIsOpenOfACompleteCheckpointAndNotPending() throws Exception {
    open("known-0-105", "known-0-107", "known-0-108", "known-1-105");
    try (StrayTransactions strays = strays("known", 2, 107)) {
      strays.snapshot(List.of(state("known", 2, 107)));
      assertThat(stateOf("known-0-105")).isEqualTo(TransactionState.ONGOING);
      now = now.plusSeconds(11);
      strays.snapshot(List.of(state("known", 2, 107, 108)));
      awaitAbort("known-0-105");
    }
    assertThat(List.of(stateOf("known-0-107"), stateOf("known-0-108"), stateOf("known-1-105")))
        .containsOnly(TransactionState.ONGOING);
  }

  @Test
  void leavesTheCheckpointsBeforeItselfAloneWhenAnotherSubtaskMayHaveThemPending()
      throws Exception {
    open("rescaled-0-105", "rescaled-0-109", "rescaled-0-110");
    try (StrayTransactions strays = strays("rescaled", 3, 107)) {
      now = now.plusSeconds(11);
      strays.snapshot(List.of(state("rescaled", 2, 110)));
      now = now.plusSeconds(11);
      strays.snapshot(List.of(state("rescaled", 2, 110, 111)));
      now = now.plusSeconds(11);
      assertThat(stateOf("rescaled-0-109")).isEqualTo(TransactionState.ONGOING);
      strays.snapshot(List.of(state("rescaled", 2, 112)));
      awaitAbort("rescaled-0-109");
    }
    assertThat(stateOf("rescaled-0-105")).isEqualTo(TransactionState.ONGOING);
  }

  @Test
  void brokersWhoseNamesCannotBeResolvedFailNoCheckpoint() {
    try (StrayTransactions strays = strays("no-such-host.invalid:9092", "unnamed", 2, 107)) {
      now = now.plusSeconds(11);
      strays.snapshot(List.of(state("unnamed", 2, 107, 108)));
    }
  }

  private StrayTransactions strays(String prefix, int parallelismBefore, long... pending) {
    return strays(kafka.bootstrapServers(), prefix, parallelismBefore, pending);
  }

  private StrayTransactions strays(
      String bootstrapServers, String prefix, int parallelismBefore, long... pending) {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", bootstrapServers);
    return StrayTransactions.of(
        prefix,
        0,
        2,
        RESTORED,
        List.of(state(prefix, parallelismBefore, pending)),
        properties,
        () -> now);
  }

  private static KafkaWriterState state(String prefix, int parallelism, long... pending) {
    return new KafkaWriterState(
        prefix,
        0,
        parallelism,
        TransactionOwnership.IMPLICIT_BY_SUBTASK_ID,
        LongStream.of(pending)
            .mapToObj(number -> new CheckpointTransaction(prefix + "-0-" + number, number))
            .toList());
  }

  private static void open(String... ids) throws Exception {
    for (String id : ids) {
      FlinkKafkaInternalProducer<byte[], byte[]> producer = transactions.writer(id, LONG);
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("out", new byte[] {1})).get();
    }
  }

  /** Whoever aborts it takes the id in the end, which is empty from then on. */
  private static void awaitAbort(String id) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Set.of(TransactionState.COMPLETE_ABORT, TransactionState.EMPTY)
                    .contains(stateOf(id)));
  }

  private static TransactionState stateOf(String id) throws Exception {
    return admin.describeTransactions(List.of(id)).description(id).get().state();
  }
}
