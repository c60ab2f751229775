package dev.sluice.ops.cli;

import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.json.JsonText;
import dev.sluice.ops.validate.Validation;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Loads the classes that most commands need, for scripts/sluice to archive: a JVM starts three
 * times faster with them.
 */
@Command(
    name = "warm-up",
    hidden = true,
    description = "Load what most commands need, and do nothing.")
final class WarmUpCommand implements Runnable {
  private final Context context;

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Pipeline files.")
  private List<Path> files = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  WarmUpCommand(Context context) {
    this.context = context;
  }

  @Override
  public void run() {
    spec.root().subcommands().values().forEach(command -> command.usage(context.console().out()));
    spec.root().commandLine().usage(context.console().out());
    Validation.of(files).report(Validation.Form.TEXT, context.console());
    context
        .console()
        .data(new FlinkRest(URI.create("http://localhost")).address() + JsonText.compact(Map.of()));
    new CommandLine(new FlinkOptions()).parseArgs("--rest", "localhost");
  }
}
