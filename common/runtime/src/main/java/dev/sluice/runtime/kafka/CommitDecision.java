package dev.sluice.runtime.kafka;

import java.util.Optional;

/**
 * What became of a prepared transaction whose commit was refused, decided from evidence alone.
 *
 * <p>The coordinator remembers of a transactional id only the last thing that happened to it, as
 * (producer id, epoch, state). That speaks of this transaction where no other history ends in the
 * same place, whatever used the id since: CoordinatorModelTest searches for such histories. With
 * transaction.version 2 (KIP-890) ending a transaction raises the epoch by one, so the next epoch
 * names how this one ended. With version 1 only an abort by somebody else or a new start does: an
 * abort at the next epoch may be that of a later transaction after this one was committed. Nor does
 * an empty id at the next epoch say anything: a producer that resumed this transaction commits it
 * with the request of version 1, and takes the next epoch at once if it has heard of version 2 by
 * then (TransactionManager.maybeUpdateTransactionV2Enabled); so does whoever aborts it.
 *
 * <p>The marker was acknowledged before the transaction was prepared. If it is visible the
 * transaction is committed. If it is neither visible nor undecided, it was aborted, and can never
 * be committed. So the marker is asked wherever the coordinator would not let the pipeline go on.
 */
enum CommitDecision {
  /** The transaction is committed, or its commit cannot be undone any more: go on. */
  COMMITTED,
  /** It is not decided yet: commit again. */
  RETRY,
  /** The transaction was aborted: its records are gone. */
  LOST,
  /** Neither coordinator nor ledger can tell. */
  UNKNOWN;

  /**
   * @param seen of the transactional id, asked after the commit was refused; empty if the
   *     coordinator does not know the id: never used, or expired
   * @param marker asked after that
   */
  static CommitDecision of(
      long producerId, int epoch, Optional<TransactionEvidence> seen, MarkerEvidence marker) {
    CommitDecision coordinator =
        seen.filter(evidence -> evidence.producerId() == producerId)
            .map(evidence -> ofCoordinator(epoch, evidence))
            .orElse(UNKNOWN);
    if (coordinator == COMMITTED) {
      return COMMITTED;
    }
    return switch (marker) {
      case VISIBLE -> COMMITTED;
      case OPEN -> RETRY;
      case ABSENT -> coordinator == RETRY ? RETRY : LOST;
      case UNAVAILABLE -> coordinator;
    };
  }

  private static CommitDecision ofCoordinator(int epoch, TransactionEvidence seen) {
    if (seen.producerEpoch() == epoch) {
      return atOwnEpoch(seen);
    }
    return seen.producerEpoch() == epoch + 1 ? atNextEpoch(seen) : UNKNOWN;
  }

  private static CommitDecision atOwnEpoch(TransactionEvidence seen) {
    return switch (seen.state()) {
      case ONGOING, PREPARE_COMMIT, PREPARE_EPOCH_FENCE -> RETRY;
      case COMPLETE_COMMIT -> COMMITTED;
      case PREPARE_ABORT, COMPLETE_ABORT -> LOST;
      case EMPTY, UNKNOWN -> UNKNOWN;
    };
  }

  private static CommitDecision atNextEpoch(TransactionEvidence seen) {
    boolean endingRaisesTheEpoch = seen.transactionVersion() >= 2;
    return switch (seen.state()) {
      case PREPARE_COMMIT, COMPLETE_COMMIT -> endingRaisesTheEpoch ? COMMITTED : UNKNOWN;
      case PREPARE_ABORT, COMPLETE_ABORT -> endingRaisesTheEpoch ? LOST : UNKNOWN;
      case PREPARE_EPOCH_FENCE, ONGOING, EMPTY, UNKNOWN -> UNKNOWN;
    };
  }
}
