package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.Loss;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.spec.OnLostTransaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.Test;

class StrictCommitterTest {
  private static final TransactionEvidence ABORTED =
      new TransactionEvidence(TransactionState.COMPLETE_ABORT, 9, 4, 2);

  private final Map<String, TransactionEvidence> coordinator = new HashMap<>();
  private final Map<Long, MarkerEvidence> ledger = new HashMap<>();
  private final List<Set<Marker>> readings = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();
  private Connector connector = request -> request.signalFailedWithKnownReason(fenced());
  private OnLostTransaction onLost = OnLostTransaction.STOP;

  @Test
  void leavesAnAcceptedCommitToTheConnector() throws Exception {
    connector = accepted -> {};

    assertThat(commit(1)).containsExactly("pending");
  }

  @Test
  void takesARefusalForCommittedWhenTheCoordinatorSaysSoWithoutReadingTheLedger() throws Exception {
    seen(1, new TransactionEvidence(TransactionState.COMPLETE_COMMIT, 9, 4, 2));

    assertThat(commit(1)).containsExactly("already committed");
    assertThat(readings).isEmpty();
  }

  @Test
  void triesAgainWhileTheCoordinatorIsBusy() throws Exception {
    seen(1, new TransactionEvidence(TransactionState.PREPARE_COMMIT, 9, 3, 1));

    assertThat(commit(1)).containsExactly("retry");
  }

  @Test
  void readsTheLedgerOnceForAHundredRefusals() throws Exception {
    for (int epoch = 1; epoch <= 100; epoch++) {
      ledger.put((long) epoch, MarkerEvidence.VISIBLE);
    }

    assertThat(commit(100)).hasSize(100).containsOnly("already committed");
    assertThat(readings).hasSize(1);
    assertThat(readings.get(0)).hasSize(100);
  }

  @Test
  void stopsForGoodAndNamesAllThatIsMissing() {
    seen(1, ABORTED);
    seen(2, ABORTED);
    ledger.put(1L, MarkerEvidence.ABSENT);
    ledger.put(2L, MarkerEvidence.ABSENT);
    ledger.put(3L, MarkerEvidence.VISIBLE);

    assertThatThrownBy(() -> commit(3))
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .isInstanceOf(LostTransactionException.class)
        .hasMessage(
            """
            runtime/lost-transaction: sink 'orders/out' lost the output of 200 records in 2 transactions: \
            Kafka aborted what a checkpoint had prepared, before it was committed.
              epoch 1, transaction 'orders.out.0a1b2c3d.-0-1' (producer id 9, epoch 3; the coordinator reports \
            CompleteAbort at producer id 9, epoch 4, transaction.version 2; marker ABSENT): \
            orders-2 offsets 100 to 199 (100 records)
              epoch 2, transaction 'orders.out.0a1b2c3d.-0-2' (producer id 9, epoch 3; the coordinator reports \
            CompleteAbort at producer id 9, epoch 4, transaction.version 2; marker ABSENT): \
            orders-2 offsets 200 to 299 (100 records)
            Usual cause: the pipeline was down for longer than the transaction timeout. The pipeline stops. \
            `sluice repair PIPELINE_FILE` writes their results again. Raise settings.transaction-timeout \
            (at most the broker's transaction.max.timeout.ms) above your longest outage.\
            """);
    assertThat(losses)
        .containsExactly(
            new Loss(marker(1), "orders.out.0a1b2c3d.-0-1", false),
            new Loss(marker(2), "orders.out.0a1b2c3d.-0-2", false));
  }

  @Test
  void goesOnWithoutALossThatIsAcceptedAndWrittenDown() throws Exception {
    onLost = OnLostTransaction.CONTINUE;
    ledger.put(1L, MarkerEvidence.ABSENT);

    assertThat(commit(1)).containsExactly("passed over");
    assertThat(losses).containsExactly(new Loss(marker(1), "orders.out.0a1b2c3d.-0-1", true));
  }

  @Test
  void goesOnWithoutALedgerWhenTheCoordinatorKnows() throws Exception {
    onLost = OnLostTransaction.CONTINUE;
    seen(1, ABORTED);

    assertThat(commit(List.of(new ObservedRequest(committable(1, new byte[0])))))
        .containsExactly("passed over");
    assertThat(losses).isEmpty();
    assertThat(readings).isEmpty();
  }

  @Test
  void decidesNothingWhenTheLossCannotBeWrittenDown() {
    onLost = OnLostTransaction.CONTINUE;
    ledger.put(1L, MarkerEvidence.ABSENT);
    ObservedRequest request = new ObservedRequest(committable(1));

    assertThatThrownBy(
            () ->
                committer(
                        lost -> {
                          throw new IOException("no broker");
                        })
                    .commit(List.of(request)))
        .isInstanceOf(IOException.class);
    assertThat(request.outcome()).isEqualTo("pending");
  }

  @Test
  void stopsForGoodWhenNobodyKnowsWhateverIsAllowed() {
    onLost = OnLostTransaction.CONTINUE;
    ledger.put(2L, MarkerEvidence.ABSENT);
    connector =
        request -> request.signalFailedWithUnknownReason(new InvalidPidMappingException("expired"));

    assertThatThrownBy(() -> commit(2))
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .hasMessageContaining("runtime/undecidable-transaction")
        .hasMessageContaining("the coordinator does not know the id; marker UNAVAILABLE")
        .hasMessageContaining("runtime/lost-transaction");
    assertThat(losses).extracting(Loss::accepted).containsExactly(false);
  }

  @Test
  void decidesWhatTheConnectorThrows() throws Exception {
    connector =
        request -> {
          throw new InvalidPidMappingException("expired");
        };
    ledger.put(1L, MarkerEvidence.VISIBLE);

    assertThat(commit(1)).containsExactly("already committed");
  }

  @Test
  void restartsWhileAnotherTransactionStandsBeforeTheMarker() {
    ledger.put(1L, MarkerEvidence.OPEN);

    assertThatThrownBy(() -> commit(1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has not decided yet")
        .hasMessageContaining("marker OPEN");
  }

  @Test
  void aMissingPermissionIsNoLoss() {
    connector =
        request ->
            request.signalFailedWithUnknownReason(
                new KafkaException("fatal", new TransactionalIdAuthorizationException("denied")));

    assertThatThrownBy(() -> commit(1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("runtime/commit-denied")
        .hasMessageContaining("'orders.out.0a1b2c3d.-0-1'");
    assertThat(losses).isEmpty();
  }

  private interface Connector {
    void commit(Committer.CommitRequest<KafkaCommittable> request);
  }

  private static ProducerFencedException fenced() {
    return new ProducerFencedException("fenced");
  }

  private void seen(int epoch, TransactionEvidence evidence) {
    coordinator.put("orders.out.0a1b2c3d.-0-" + epoch, evidence);
  }

  private List<String> commit(int transactions) throws Exception {
    return commit(
        IntStream.rangeClosed(1, transactions)
            .mapToObj(epoch -> new ObservedRequest(committable(epoch)))
            .toList());
  }

  private List<String> commit(List<ObservedRequest> requests) throws Exception {
    try (StrictCommitter committer = committer(losses::addAll)) {
      committer.commit(List.copyOf(requests));
    }
    return requests.stream().map(ObservedRequest::outcome).toList();
  }

  private StrictCommitter committer(LossLog log) {
    return new StrictCommitter(
        new Committer<>() {
          @Override
          public void commit(Collection<CommitRequest<KafkaCommittable>> requests) {
            requests.forEach(connector::commit);
          }

          @Override
          public void close() {}
        },
        new CommitJudge(new Answers(coordinator), this::look),
        log,
        onLost,
        "orders/out");
  }

  private Map<Marker, MarkerEvidence> look(Set<Marker> sought) {
    readings.add(sought);
    return sought.stream()
        .filter(marker -> ledger.containsKey(marker.epoch()))
        .collect(Collectors.toMap(marker -> marker, marker -> ledger.get(marker.epoch())));
  }

  private static EpochCommittable committable(long epoch) {
    return committable(epoch, LedgerFormat.write(marker(epoch)));
  }

  private static EpochCommittable committable(long epoch, byte[] marker) {
    return new EpochCommittable(
        new KafkaCommittable(9, (short) 3, "orders.out.0a1b2c3d.-0-" + epoch, null),
        new InputRanges(
            Map.of(
                new TopicPartition("orders", 2),
                new InputRange(epoch * 100, epoch * 100 + 99, 100))),
        marker);
  }

  private static Marker marker(long epoch) {
    return Marker.first(
        1, new AccountId("out", AccountId.Role.SINK, 0, 77), epoch - 1, epoch, List.of());
  }

  private record Answers(Map<String, TransactionEvidence> known) implements TransactionWitness {
    @Override
    public Map<String, TransactionEvidence> describe(Set<String> transactionalIds) {
      return known;
    }

    @Override
    public void close() {}
  }
}
