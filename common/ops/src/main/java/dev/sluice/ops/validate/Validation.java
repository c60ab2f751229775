package dev.sluice.ops.validate;

import dev.sluice.core.check.PipelineReader;
import dev.sluice.core.check.PipelineReading;
import dev.sluice.core.diagnostic.Diagnostic;
import dev.sluice.core.diagnostic.DiagnosticRenderer;
import dev.sluice.core.diagnostic.GitHubRenderer;
import dev.sluice.core.diagnostic.JsonRenderer;
import dev.sluice.core.diagnostic.TextRenderer;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.ExitCode;
import java.nio.file.Path;
import java.util.List;

/** What was found in a number of pipeline files. */
public record Validation(List<PipelineReading> readings) {

  /** Who reads the findings. */
  public enum Form {
    TEXT,
    JSON,
    GITHUB
  }

  public Validation {
    readings = List.copyOf(readings);
  }

  public static Validation of(List<Path> files) {
    return new Validation(files.stream().map(PipelineReader::readFile).toList());
  }

  /** Findings are the data; how many files are well is said beside it. */
  public ExitCode report(Form form, Console console) {
    console.out().print(renderer(form).render(diagnostics()));
    console.out().flush();
    long rejected = readings.stream().filter(reading -> reading.pipeline().isEmpty()).count();
    console.say(
        rejected == 0
            ? count(readings.size(), "file") + " accepted"
            : "%d of %s rejected, %s"
                .formatted(rejected, count(readings.size(), "file"), count(errors(), "error")));
    return rejected == 0 ? ExitCode.DONE : ExitCode.REJECTED;
  }

  // several pipelines share a profile, and its findings are said once
  private List<Diagnostic> diagnostics() {
    return readings.stream().flatMap(reading -> reading.diagnostics().stream()).distinct().toList();
  }

  private long errors() {
    return diagnostics().stream().filter(Diagnostic::isError).count();
  }

  private DiagnosticRenderer renderer(Form form) {
    return switch (form) {
      case TEXT ->
          new TextRenderer(
              readings.stream().flatMap(reading -> reading.sources().stream()).distinct().toList());
      case JSON -> new JsonRenderer();
      case GITHUB -> new GitHubRenderer();
    };
  }

  private static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
