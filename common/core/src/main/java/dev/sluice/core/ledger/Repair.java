package dev.sluice.core.ledger;

/**
 * A loss that was made good: written in the transaction that brings the missing records, under the
 * key of the loss, so that it stands in its place once the topic is compacted.
 *
 * @param marker of the transaction that was lost
 */
public record Repair(Marker marker, String transactionalId) implements LedgerRecord {

  /** The repair of a loss. */
  public static Repair of(Loss loss) {
    return new Repair(loss.marker(), loss.transactionalId());
  }

  @Override
  public String key() {
    return new Loss(marker, transactionalId, false).key();
  }
}
