package dev.sluice.testkit.soak;

/**
 * The answer to one question about a run.
 *
 * @param deviations how often it was not as it has to be
 * @param text what was found, with numbers, whatever the answer
 */
record CheckResult(String name, Answer answer, long deviations, String text)
    implements HistoryEntry {
  enum Answer {
    HELD,
    BROKEN,
    /** Could not be asked here; said loudly, so that nobody takes it for held. */
    SKIPPED
  }

  static CheckResult of(String name, boolean held, String text) {
    return counted(name, held ? 0 : 1, text);
  }

  static CheckResult counted(String name, long deviations, String text) {
    return new CheckResult(name, deviations == 0 ? Answer.HELD : Answer.BROKEN, deviations, text);
  }

  static CheckResult skipped(String name, String why) {
    return new CheckResult(name, Answer.SKIPPED, 0, why);
  }
}
