package dev.sluice.ops.cluster;

import dev.sluice.ops.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "status",
    description = "What runs and what serves; exit code 0 if all of it does, else 5.")
final class ClusterStatus implements Callable<Integer> {
  enum Output {
    text,
    json
  }

  @Mixin private LocalOptions local = new LocalOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(
      names = {"-o", "--output"},
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "text")
  private Output output = Output.text;

  @Override
  public Integer call() {
    LocalStatus status = LocalStatus.of(local.required());
    String report =
        switch (output) {
          case text -> LocalStatusText.text(status);
          case json -> LocalStatusText.json(status);
        };
    command.commandLine().getOut().println(report);
    return status.overall() == LocalStatus.Overall.UP ? 0 : ExitCode.NOT_READY.number();
  }
}
