package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.Marker;

/** A transaction of the model: what became of its data, and of its marker in the ledger. */
final class ModelTransaction {
  /** Whether its records can be seen under read_committed, now or ever. */
  enum Fate {
    OPEN,
    COMMITTED,
    ABORTED
  }

  final Marker marker;
  final byte[] markerBytes;
  final String markerKey;
  private Fate fate = Fate.OPEN;
  private boolean decided;

  ModelTransaction(Marker marker) {
    this.marker = marker;
    this.markerBytes = LedgerFormat.write(marker);
    this.markerKey = marker.key();
  }

  /** The coordinator has written the outcome into its log: nothing changes it any more. */
  void prepare(Fate outcome) {
    if (fate != Fate.OPEN) {
      throw new AssertionError(marker.key() + " ended twice: " + fate + ", then " + outcome);
    }
    fate = outcome;
  }

  /** The control record is in the ledger's partition. */
  void writeControlRecord() {
    decided = true;
  }

  Fate fate() {
    return fate;
  }

  boolean isDecidedInTheLedger() {
    return decided;
  }
}
