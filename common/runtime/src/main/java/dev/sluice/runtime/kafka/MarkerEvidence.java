package dev.sluice.runtime.kafka;

/** What the ledger topic says of the marker that a transaction carries. */
enum MarkerEvidence {
  /** It is among the committed records: so are the records that were written with it. */
  VISIBLE,
  /** It lies above the last stable offset: what becomes of it is not decided yet. */
  OPEN,
  /** It was written, and is neither among the committed records nor among the undecided ones. */
  ABSENT,
  /** There is no ledger, or it may have held the marker and does not any more. */
  UNAVAILABLE
}
