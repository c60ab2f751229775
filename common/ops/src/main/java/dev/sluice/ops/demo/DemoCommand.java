package dev.sluice.ops.demo;

import dev.sluice.ops.cluster.FailureReport;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.console.SystemConsole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scripts/demo}: a command of its own, since it starts what all other commands need. */
@Command(
    name = "demo",
    description = {
      "Runs conf/pipelines/flight-delays.yaml on a Kafka and a Flink of its own, terminates a TaskManager "
          + "in the middle, and compares the output, record by record, with what it has to be.",
      "Everything is in a temporary folder, on free ports of 127.0.0.1, and gone at the end."
    },
    mixinStandardHelpOptions = true,
    version = "of the same build as 'scripts/sluice', which says which: scripts/sluice version",
    usageHelpWidth = 110,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the output is right",
      "1:a bug of ours",
      "2:wrong use",
      "5:something is missing on this machine",
      "7:records are missing, repeated or wrong"
    })
public final class DemoCommand implements Callable<Integer> {
  private final Path home;
  private final Console console;

  @Option(
      names = "--keep",
      description = "Leave Kafka and the pipeline running after the comparison, until Ctrl-C.")
  private boolean keep;

  DemoCommand(Path home, Console console) {
    this.home = home;
    this.console = console;
  }

  public static void main(String[] arguments) {
    Path home = Path.of(System.getProperty("sluice.home", ".")).toAbsolutePath().normalize();
    Console console = SystemConsole.open();
    System.exit(
        new CommandLine(new DemoCommand(home, console))
            .setOut(console.out())
            .setErr(console.err())
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> FailureReport.print("demo", failure, console))
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    try (Interruption interruption = new Interruption()) {
      try {
        return new DemoRun(home, console).run(keep ? Ending.KEEP : Ending.STOP).number();
      } catch (IOException | RuntimeException e) {
        if (interruption.happened()) {
          console.say("");
          console.say("interrupted; everything is stopped and removed");
          return ExitCode.BUG.number();
        }
        throw e;
      }
    }
  }
}
