package dev.sluice.testkit.soak;

/**
 * A fault and what came of it. Times are milliseconds since the start of the run.
 *
 * @param round faults of one round followed upon each other without waiting
 * @param target what the fault chose, or why it could not be made
 * @param end when it was healed
 * @param back when, after the end of the round's last fault, all tasks ran and both pipelines had
 *     committed again; -1: never
 * @param silence longest gap in committed output from the fault's start until then
 */
record FaultEvent(
    int number,
    int round,
    String kind,
    String target,
    Outcome outcome,
    long start,
    long end,
    long back,
    long silence)
    implements HistoryEntry {
  enum Outcome {
    SURVIVED,
    /** The pipelines did not commit again within the bound. */
    NOT_SURVIVED,
    /** The harness could not make it or not heal it. */
    NOT_MADE
  }

  FaultEvent judged(long backAt, long gap) {
    Outcome now = outcome;
    if (outcome == Outcome.SURVIVED && backAt < 0) {
      now = Outcome.NOT_SURVIVED;
    }
    return new FaultEvent(number, round, kind, target, now, start, end, backAt, gap);
  }
}
