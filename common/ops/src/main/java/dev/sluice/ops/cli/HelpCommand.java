package dev.sluice.ops.cli;

import dev.sluice.core.diagnostic.CodePages;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "help",
    description =
        "Explain a diagnostic code, such as graph/cycle, or a command. Without one: list the codes.")
final class HelpCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "CODE", arity = "0..1", description = "A diagnostic code, or a command.")
  private @Nullable String subject;

  @Spec private CommandSpec spec = CommandSpec.create();

  HelpCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String wanted = subject;
    if (wanted == null) {
      CodePages.load().codes().forEach(context.console()::data);
      return 0;
    }
    CommandLine command = spec.root().subcommands().get(wanted);
    if (command != null) {
      command.usage(context.console().out());
      return 0;
    }
    String page =
        CodePages.load()
            .page(wanted)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "'" + wanted + "' is neither a code nor a command",
                        "see all codes: sluice help"));
    context.console().out().print(page);
    context.console().out().flush();
    return 0;
  }
}
