package dev.sluice.core.ledger;

/**
 * A transaction that Kafka aborted after it was prepared: what its marker would have said is what
 * is missing in the topic. Written outside of any transaction, by whoever found it lost.
 *
 * @param transactionalId the transaction's
 * @param accepted whether the pipeline went on without it ({@code on-lost-transaction: continue})
 */
public record Loss(Marker marker, String transactionalId, boolean accepted)
    implements LedgerRecord {

  @Override
  public String key() {
    return "loss/%s/%d/%016x/%d"
        .formatted(
            marker.sink().node(), marker.sink().subtask(), marker.sink().life(), marker.epoch());
  }
}
