package dev.sluice.ops.cli;

import dev.sluice.ops.validate.Validation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "validate",
    description = "Check pipeline files and say everything that is wrong with them, with places.")
final class ValidateCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Pipeline files.")
  private List<Path> files = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "text",
      description =
          "${COMPLETION-CANDIDATES}; github: annotations for GitHub Actions (default: ${DEFAULT-VALUE}).")
  private Validation.Form form = Validation.Form.TEXT;

  ValidateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return Validation.of(files).report(form, context.console()).number();
  }
}
