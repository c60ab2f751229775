package dev.sluice.core.ledger;

/** One record of the ledger topic. */
public sealed interface LedgerRecord permits Marker, Charter, Loss, Repair {

  /** Its key: what later replaces it when the topic is compacted. */
  String key();
}
