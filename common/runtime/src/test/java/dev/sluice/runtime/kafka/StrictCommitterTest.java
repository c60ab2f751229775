package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.Test;

class StrictCommitterTest {
  private static final EpochCommittable COMMITTABLE =
      new EpochCommittable(
          new KafkaCommittable(9, (short) 3, "orders.out.0a1b2c3d.-0-17", null),
          new InputRanges(Map.of(new TopicPartition("orders", 2), new InputRange(100, 5099, 5000))),
          new byte[0]);

  @Test
  void leavesAnAcceptedCommitToTheConnector() throws Exception {
    Request request = commit(accepted -> {}, Optional.empty());

    assertThat(request.outcome).isEqualTo("pending");
  }

  @Test
  void takesARefusalForCommittedWhenTheCoordinatorSaysSo() throws Exception {
    Request request =
        commit(
            fenced(),
            Optional.of(new TransactionEvidence(TransactionState.COMPLETE_COMMIT, 9, 4, 2)));

    assertThat(request.outcome).isEqualTo("already committed");
  }

  @Test
  void triesAgainWhileTheCoordinatorIsBusy() throws Exception {
    Request request =
        commit(
            fenced(),
            Optional.of(new TransactionEvidence(TransactionState.PREPARE_COMMIT, 9, 3, 1)));

    assertThat(request.outcome).isEqualTo("retry");
  }

  @Test
  void stopsForGoodAndNamesTheOffsetsWhenTheTransactionWasAborted() {
    Optional<TransactionEvidence> aborted =
        Optional.of(new TransactionEvidence(TransactionState.COMPLETE_ABORT, 9, 4, 2));

    assertThatThrownBy(() -> commit(fenced(), aborted))
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .isInstanceOf(LostTransactionException.class)
        .hasMessageContaining("runtime/lost-transaction")
        .hasMessageContaining("orders-2 offsets 100 to 5099 (5000 records)");
  }

  @Test
  void stopsForGoodWhenNobodyKnows() {
    assertThatThrownBy(
            () ->
                commit(
                    r -> r.signalFailedWithUnknownReason(new InvalidPidMappingException("expired")),
                    Optional.empty()))
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .hasMessageContaining("runtime/undecidable-transaction")
        .hasMessageContaining("no longer knows the id");
  }

  private static Consumer<Committer.CommitRequest<KafkaCommittable>> fenced() {
    return request -> request.signalFailedWithKnownReason(new ProducerFencedException("fenced"));
  }

  private static Request commit(
      Consumer<Committer.CommitRequest<KafkaCommittable>> broker,
      Optional<TransactionEvidence> evidence)
      throws Exception {
    Committer<KafkaCommittable> connector =
        new Committer<>() {
          @Override
          public void commit(Collection<CommitRequest<KafkaCommittable>> requests) {
            requests.forEach(broker);
          }

          @Override
          public void close() {}
        };
    Request request = new Request();
    try (StrictCommitter committer =
        new StrictCommitter(connector, new Answer(evidence), "orders/out")) {
      committer.commit(List.of(request));
    }
    return request;
  }

  private record Answer(Optional<TransactionEvidence> evidence) implements TransactionWitness {
    @Override
    public Optional<TransactionEvidence> describe(String transactionalId) throws IOException {
      return evidence;
    }

    @Override
    public void close() {}
  }

  private static final class Request implements Committer.CommitRequest<EpochCommittable> {
    private String outcome = "pending";

    @Override
    public EpochCommittable getCommittable() {
      return COMMITTABLE;
    }

    @Override
    public int getNumberOfRetries() {
      return 0;
    }

    @Override
    public void signalFailedWithKnownReason(Throwable t) {
      outcome = "passed over";
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable t) {
      outcome = "passed over";
    }

    @Override
    public void retryLater() {
      outcome = "retry";
    }

    @Override
    public void updateAndRetryLater(EpochCommittable committable) {
      outcome = "retry";
    }

    @Override
    public void signalAlreadyCommitted() {
      outcome = "already committed";
    }
  }
}
