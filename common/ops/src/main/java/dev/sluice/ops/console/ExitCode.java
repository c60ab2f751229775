package dev.sluice.ops.console;

/** What a script learns from a command. A code never changes its meaning. */
public enum ExitCode {
  DONE(0),
  BUG(1),
  USAGE(2),
  DIFFERENCES(3),
  REJECTED(4),
  NOT_READY(5),
  UNREACHABLE(6),
  VIOLATED(7),
  ROLLED_BACK(8),
  RECORD_REFUSED(9);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
