package dev.sluice.ops.audit;

import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.finding.Severity;
import dev.sluice.ops.console.ExitCode;
import java.util.List;
import java.util.Locale;

/** What an audit returns. */
public enum Verdict {
  BALANCED(ExitCode.DONE),
  /** Nothing is wrong in what could be seen, and not everything could. */
  BALANCED_IN_PART(ExitCode.DONE),
  NOT_BALANCED(ExitCode.VIOLATED);

  private final ExitCode exitCode;

  Verdict(ExitCode exitCode) {
    this.exitCode = exitCode;
  }

  static Verdict of(List<Finding> findings) {
    if (has(findings, Severity.ANOMALY)) {
      return NOT_BALANCED;
    }
    return has(findings, Severity.LIMIT) ? BALANCED_IN_PART : BALANCED;
  }

  private static boolean has(List<Finding> findings, Severity severity) {
    return findings.stream().anyMatch(finding -> finding.code().severity() == severity);
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  /** As the JSON form says it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
