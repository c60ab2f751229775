package dev.sluice.runtime.kafka;

import java.util.Optional;

/**
 * What became of a prepared transaction whose commit was refused, decided from evidence alone.
 *
 * <p>A transactional id serves exactly one transaction (the connector's INCREMENTING names), so
 * what the coordinator remembers of the id is what became of that transaction, unless somebody
 * initialised the id again. With transaction.version 2 (KIP-890) ending a transaction raises the
 * epoch by one; with version 1 only an abort by somebody else does.
 */
enum CommitDecision {
  /** The transaction is committed: go on. */
  COMMITTED,
  /** The coordinator is still busy with it: commit again. */
  RETRY,
  /** The transaction was aborted: its records are gone. */
  LOST,
  /**
   * The id is unknown or was used again: whether the records are there cannot be told from the
   * coordinator.
   */
  UNKNOWN;

  static CommitDecision of(long producerId, int epoch, Optional<TransactionEvidence> evidence) {
    if (evidence.isEmpty() || evidence.get().producerId() != producerId) {
      return UNKNOWN;
    }
    TransactionEvidence seen = evidence.get();
    if (seen.producerEpoch() == epoch) {
      return atOwnEpoch(seen);
    }
    return seen.producerEpoch() == epoch + 1 ? atNextEpoch(seen) : UNKNOWN;
  }

  private static CommitDecision atOwnEpoch(TransactionEvidence seen) {
    return switch (seen.state()) {
      case ONGOING, PREPARE_COMMIT -> RETRY;
      case COMPLETE_COMMIT -> COMMITTED;
      case PREPARE_ABORT, COMPLETE_ABORT, PREPARE_EPOCH_FENCE -> LOST;
      case EMPTY, UNKNOWN -> UNKNOWN;
    };
  }

  private static CommitDecision atNextEpoch(TransactionEvidence seen) {
    return switch (seen.state()) {
      // version 1 keeps the epoch at a commit: a commit at the next epoch is somebody else's
      case PREPARE_COMMIT, COMPLETE_COMMIT -> seen.transactionVersion() >= 2 ? COMMITTED : UNKNOWN;
      case PREPARE_ABORT, COMPLETE_ABORT, PREPARE_EPOCH_FENCE -> LOST;
      case ONGOING, EMPTY, UNKNOWN -> UNKNOWN;
    };
  }
}
