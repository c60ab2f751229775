package dev.sluice.runtime.kafka;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits through the connector's committer, and decides every refused commit from evidence: the
 * connector would count a fenced or aborted transaction as a known failure and go on without its
 * records.
 */
final class StrictCommitter implements Committer<EpochCommittable> {
  private static final Logger LOG = LoggerFactory.getLogger(StrictCommitter.class);

  private final Committer<KafkaCommittable> delegate;
  private final TransactionWitness witness;
  private final String sink;

  StrictCommitter(Committer<KafkaCommittable> delegate, TransactionWitness witness, String sink) {
    this.delegate = delegate;
    this.witness = witness;
    this.sink = sink;
  }

  @Override
  public void commit(Collection<CommitRequest<EpochCommittable>> requests)
      throws IOException, InterruptedException {
    for (CommitRequest<EpochCommittable> request : requests) {
      RefusedCommit attempt = new RefusedCommit(request);
      delegate.commit(List.of(attempt));
      Optional<Throwable> refusal = attempt.refusal();
      if (refusal.isPresent()) {
        decide(request, refusal.get());
      }
    }
  }

  private void decide(CommitRequest<EpochCommittable> request, Throwable refusal)
      throws IOException, InterruptedException {
    EpochCommittable committable = request.getCommittable();
    KafkaCommittable transaction = committable.transaction();
    Optional<TransactionEvidence> evidence = witness.describe(transaction.getTransactionalId());
    switch (CommitDecision.of(transaction.getProducerId(), transaction.getEpoch(), evidence)) {
      case COMMITTED -> {
        LOG.info(
            "commit was refused, but the transaction is committed: sink={} transactionalId={} evidence={}",
            sink,
            transaction.getTransactionalId(),
            evidence);
        request.signalAlreadyCommitted();
      }
      case RETRY -> retry(request, refusal);
      case LOST ->
          throw stop(
              LostTransactionException.lost(sink, committable, evidence.orElseThrow(), refusal));
      case UNKNOWN ->
          throw stop(LostTransactionException.undecidable(sink, committable, evidence, refusal));
    }
  }

  /**
   * The writer's own producer cannot end a transaction twice; after a restart, its id and epoch
   * can.
   */
  private static void retry(CommitRequest<EpochCommittable> request, Throwable refusal)
      throws IOException {
    KafkaCommittable transaction = request.getCommittable().transaction();
    if (transaction.getProducer().isPresent()) {
      throw new IOException(
          "Kafka is still busy with transaction '" + transaction.getTransactionalId() + "'",
          refusal);
    }
    request.retryLater();
  }

  private static SuppressRestartsException stop(LostTransactionException lost) {
    LOG.error(lost.getMessage());
    return new SuppressRestartsException(lost);
  }

  @Override
  public void close() throws Exception {
    try (witness) {
      delegate.close();
    }
  }
}
