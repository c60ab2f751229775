package dev.sluice.ops.cluster;

import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.Console.Colour;
import dev.sluice.ops.console.ExitCode;
import java.io.IOException;

/** What a command that starts processes says of a failure that ended it. */
public final class FailureReport {
  private FailureReport() {}

  /**
   * Says it, and gives the exit code.
   *
   * @param command as the user called it
   */
  public static int print(String command, Exception failure, Console console) {
    String red = console.paint(Colour.RED, command + ": ");
    if (failure instanceof CommandFailure known) {
      console.say(red + known.getMessage());
      known.remedies().forEach(console::say);
      return known.exitCode().number();
    }
    if (failure instanceof ClusterException || failure instanceof IOException) {
      console.say(red + failure.getMessage());
      return ExitCode.NOT_READY.number();
    }
    failure.printStackTrace(console.err());
    console.err().flush();
    return ExitCode.BUG.number();
  }
}
