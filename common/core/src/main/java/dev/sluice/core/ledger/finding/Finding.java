package dev.sluice.core.ledger.finding;

/** One thing that an audit has found out. */
public sealed interface Finding permits InputFinding, BookFinding, OutputFinding, ScopeFinding {

  AuditCode code();

  /** For a person: which thing, what was found, in one line. */
  String text();

  /** Written as a checkpoint number, except the one that no checkpoint ends. */
  static String epoch(long epoch) {
    return epoch == Long.MAX_VALUE ? "the last epoch" : "epoch " + epoch;
  }

  static String records(long count) {
    return count == 1 ? "1 record" : count + " records";
  }
}
