package dev.sluice.runtime.kafka;

/** Whether a source says of each partition where it begins to read it, in front of its records. */
public enum Openings {
  /** For operators that keep the ledger's books. */
  STATED,
  /** For hand-written jobs: nothing but records. */
  SILENT
}
