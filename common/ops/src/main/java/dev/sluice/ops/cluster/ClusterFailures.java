package dev.sluice.ops.cluster;

import dev.sluice.ops.console.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * A {@link ClusterException} is for the user and is printed without a stack trace; everything else
 * is our bug.
 */
final class ClusterFailures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
    if (failure instanceof ClusterException) {
      command.getErr().println(failure.getMessage());
      return ExitCode.NOT_READY.number();
    }
    failure.printStackTrace(command.getErr());
    return ExitCode.BUG.number();
  }
}
