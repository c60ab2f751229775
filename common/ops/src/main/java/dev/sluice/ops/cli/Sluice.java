package dev.sluice.ops.cli;

import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.Console.Terminal;
import dev.sluice.ops.console.SystemConsole;
import java.nio.file.Path;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of all commands, and the program's entry. */
@Command(
    name = "sluice",
    description = "Exactly-once pipelines from Kafka topics to Kafka topics on Apache Flink.",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    usageHelpWidth = 110,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a bug of ours",
      "2:wrong use",
      "3:differences found",
      "4:pipeline rejected",
      "5:environment not ready",
      "6:unreachable, trying again may help",
      "7:guarantee violated",
      "8:rolled back",
      "9:a record was refused, and there are no dead letters"
    })
public final class Sluice {
  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where in the program a failure came from.")
  private boolean stacktrace;

  public static void main(String[] arguments) {
    Path home = Path.of(System.getProperty("sluice.home", ".")).toAbsolutePath().normalize();
    System.exit(run(SystemConsole.open(), home, arguments));
  }

  /**
   * One command within this process.
   *
   * @param home the project's root
   * @return the exit code
   */
  public static int run(Console console, Path home, String... arguments) {
    return commandLine(new Context(console, home)).execute(arguments);
  }

  static CommandLine commandLine(Context context) {
    Console console = context.console();
    Failures failures = new Failures(console);
    CommandLine line =
        new CommandLine(new Sluice())
            .addSubcommand(new ValidateCommand(context))
            .addSubcommand(new ExplainCommand(context))
            .addSubcommand(new RunCommand(context))
            .addSubcommand(new SubmitCommand(context))
            .addSubcommand(new ListCommand(context))
            .addSubcommand(new StatusCommand(context))
            .addSubcommand(new AuditCommand(context))
            .addSubcommand(new RepairCommand(context))
            .addSubcommand(new SavepointCommand(context))
            .addSubcommand(new StopCommand(context))
            .addSubcommand(new UpgradeCommand(context))
            .addSubcommand(new HelpCommand(context))
            .addSubcommand(new VersionCommand(context))
            .addSubcommand(new WarmUpCommand(context))
            .addSubcommand("completion", new GenerateCompletion());
    return line.setOut(console.out())
        .setErr(console.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(
            Help.defaultColorScheme(
                console.terminal() == Terminal.PERSON_WITH_COLOURS ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler(failures::wrongUse)
        .setExecutionExceptionHandler(failures::report);
  }

  boolean wantsStacktrace() {
    return stacktrace;
  }
}
