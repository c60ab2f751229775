package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.Marker;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;
import org.jspecify.annotations.Nullable;

/**
 * A refused commit, what was found out about it, and what follows.
 *
 * @param markerOrNull that the transaction carries; null without a ledger
 * @param seenOrNull what the coordinator said; null if it does not know the id
 */
record CommitVerdict(
    CommitRequest<EpochCommittable> request,
    Throwable refusal,
    @Nullable Marker markerOrNull,
    @Nullable TransactionEvidence seenOrNull,
    MarkerEvidence marker,
    CommitDecision decision) {

  EpochCommittable committable() {
    return request.getCommittable();
  }

  Optional<Marker> carried() {
    return Optional.ofNullable(markerOrNull);
  }

  /** The transaction and what is known of it, for a message. */
  @Override
  public String toString() {
    var transaction = committable().transaction();
    return "transaction '%s' (producer id %d, epoch %d; the coordinator %s; marker %s)"
        .formatted(
            transaction.getTransactionalId(),
            transaction.getProducerId(),
            transaction.getEpoch(),
            seenOrNull == null
                ? "does not know the id"
                : "reports %s at producer id %d, epoch %d, transaction.version %d"
                    .formatted(
                        seenOrNull.state(),
                        seenOrNull.producerId(),
                        seenOrNull.producerEpoch(),
                        seenOrNull.transactionVersion()),
            marker);
  }
}
