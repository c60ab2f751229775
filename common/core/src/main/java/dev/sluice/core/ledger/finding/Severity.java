package dev.sluice.core.ledger.finding;

/** What a finding does to the verdict. */
public enum Severity {
  /** The promise is broken: not balanced. */
  ANOMALY,
  /** Something could not be seen, so the verdict is for the rest. */
  LIMIT,
  /** Not what one expects, and no proof of anything. */
  WARNING,
  /** Known and accepted. */
  NOTE
}
