package dev.sluice.ops.console;

import java.util.List;

/**
 * A command that cannot do what it was asked, for a reason outside of it: what happened, and what
 * to do about it.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final transient List<String> remedies;

  public CommandFailure(ExitCode exitCode, String message, String... remedies) {
    super(message);
    this.exitCode = exitCode;
    this.remedies = List.of(remedies);
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public List<String> remedies() {
    return remedies;
  }
}
