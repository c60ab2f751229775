package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.Loss;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.core.spec.OnLostTransaction;
import dev.sluice.testkit.process.KafkaUnderTest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.internal.FlinkKafkaInternalProducer;
import org.apache.flink.connector.kafka.sink.internal.KafkaCommitter;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.clients.admin.TransactionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The connector's committer, the coordinator and the ledger topic, as they are. */
class StrictCommitIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static KafkaUnderTest kafka;
  private static PreparedTransactions transactions;

  @BeforeAll
  static void startKafka() {
    kafka = KafkaUnderTest.abortingSoon();
    kafka.topics().create("out", 1);
    transactions = new PreparedTransactions(kafka.bootstrapServers());
  }

  @AfterAll
  static void stopKafka() {
    transactions.close();
    kafka.close();
  }

  @Test
  void goesOnAfterACommitThatHappenedBefore() throws Exception {
    kafka.topics().create("again", 1);
    EpochCommittable committable = prepared("again-1", LONG, "again", 1);

    assertThat(commit("again", OnLostTransaction.STOP, committable)).containsExactly("pending");
    assertThat(commit("again", OnLostTransaction.STOP, committable))
        .isSubsetOf("pending", "already committed");
  }

  @Test
  void stopsAndWritesTheLossDownWhenTheTransactionExpired() throws Exception {
    kafka.topics().create("lost", 1);
    EpochCommittable committable = prepared("lost-1", SHORT, "lost", 1);
    awaitAbort("lost-1");

    assertThatThrownBy(() -> commit("lost", OnLostTransaction.STOP, committable))
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .hasMessageContaining("runtime/lost-transaction")
        .hasMessageContaining("in-0 offsets 0 to 0 (1 records)");
    assertThat(losses("lost", 1)).containsExactly(loss("lost-1", 1, false));
  }

  @Test
  void goesOnWithoutALossThatIsAccepted() throws Exception {
    kafka.topics().create("accepted", 1);
    EpochCommittable committable = prepared("accepted-1", SHORT, "accepted", 1);
    awaitAbort("accepted-1");

    assertThat(commit("accepted", OnLostTransaction.CONTINUE, committable))
        .containsExactly("passed over");
    assertThat(losses("accepted", 1)).containsExactly(loss("accepted-1", 1, true));
  }

  /** The broker answers InvalidPidMapping, as for an id that expired. */
  @Test
  void asksTheLedgerWhenTheIdIsUnknown() throws Exception {
    kafka.topics().create("unknown", 1);
    commit("unknown", OnLostTransaction.STOP, prepared("unknown-1", LONG, "unknown", 1));
    EpochCommittable lost = prepared("unknown-2", SHORT, "unknown", 2);
    awaitAbort("unknown-2");

    assertThat(
            commit(
                "unknown",
                OnLostTransaction.CONTINUE,
                forgotten("unknown-a", lost, PreparedTransactions.marker(7, 1)),
                forgotten("unknown-b", lost, PreparedTransactions.marker(7, 2))))
        .containsExactly("already committed", "passed over");
    assertThat(losses("unknown", 2)).containsExactly(loss("unknown-b", 2, true));
  }

  @Test
  void waitsWhileAnotherTransactionHidesTheMarker() throws Exception {
    kafka.topics().create("hidden", 1);
    EpochCommittable other = prepared("hidden-other", LONG, "hidden", 1);
    EpochCommittable committed = prepared("hidden-2", LONG, "hidden", 2);
    commit("hidden", OnLostTransaction.STOP, committed);
    EpochCommittable asked = forgotten("hidden-b", committed, PreparedTransactions.marker(7, 2));

    assertThatThrownBy(() -> commit("hidden", OnLostTransaction.STOP, asked))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("marker OPEN");
    commit("hidden", OnLostTransaction.STOP, other);
    Awaitility.await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(
            () ->
                commit("hidden", OnLostTransaction.STOP, asked)
                    .equals(List.of("already committed")));
  }

  @Test
  void stopsWhenThereIsNoLedgerToAsk() throws Exception {
    kafka.topics().create("gone", 1);
    EpochCommittable committable = prepared("gone-1", LONG, "gone", 1);

    assertThatThrownBy(
            () ->
                commit(
                    "no-such-ledger",
                    OnLostTransaction.CONTINUE,
                    forgotten("gone-a", committable, PreparedTransactions.marker(7, 1))))
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .hasMessageContaining("runtime/undecidable-transaction");
  }

  private static EpochCommittable prepared(String id, Duration timeout, String ledger, long epoch)
      throws Exception {
    return transactions.prepare(id, timeout, "out", ledger, PreparedTransactions.marker(7, epoch));
  }

  /** The same under an id that the coordinator has never heard of. */
  private static EpochCommittable forgotten(String id, EpochCommittable like, Marker marker) {
    return new EpochCommittable(
        new KafkaCommittable(
            like.transaction().getProducerId(), like.transaction().getEpoch(), id, null),
        like.inputs(),
        LedgerFormat.write(marker));
  }

  private static Loss loss(String id, long epoch, boolean accepted) {
    return new Loss(PreparedTransactions.marker(7, epoch), id, accepted);
  }

  private static List<String> commit(
      String ledger, OnLostTransaction onLost, EpochCommittable... committables) throws Exception {
    ClusterProfile cluster =
        new ClusterProfile(
            "test", Map.of("bootstrap.servers", kafka.bootstrapServers()), Map.of(), Map.of());
    List<ObservedRequest> requests = Stream.of(committables).map(ObservedRequest::new).toList();
    try (StrictCommitter committer =
        new StrictCommitter(
            new KafkaCommitter(
                transactions.properties(LONG),
                "test-" + System.nanoTime(),
                0,
                0,
                false,
                FlinkKafkaInternalProducer::new),
            new CommitJudge(
                new CoordinatorWitness(ClientProperties.admin(cluster)),
                new LedgerTopicWitness(
                    cluster, new TopicName(ledger), Duration.ofHours(1), Clock.systemUTC())),
            new LedgerLossLog(cluster, new TopicName(ledger)),
            onLost,
            "commits/out")) {
      List<CommitRequest<EpochCommittable>> sent = new ArrayList<>(requests);
      committer.commit(sent);
    }
    return requests.stream().map(ObservedRequest::outcome).toList();
  }

  private static void awaitAbort(String id) throws Exception {
    try (CoordinatorWitness witness = new CoordinatorWitness(transactions.properties(LONG))) {
      Awaitility.await()
          .atMost(LIMIT)
          .until(
              () ->
                  witness.describe(Set.of(id)).get(id).state() == TransactionState.COMPLETE_ABORT);
    }
  }

  private static List<Loss> losses(String ledger, long epoch) throws Exception {
    ClusterProfile cluster =
        new ClusterProfile(
            "test", Map.of("bootstrap.servers", kafka.bootstrapServers()), Map.of(), Map.of());
    List<Loss> losses = new ArrayList<>();
    try (LedgerLog log = LedgerLog.open(cluster, new TopicName(ledger))) {
      log.readAnything(
          0,
          (key, value) -> {
            if (LedgerFormat.read(value) instanceof Loss loss && loss.marker().epoch() == epoch) {
              losses.add(loss);
            }
          });
    }
    return losses;
  }
}
