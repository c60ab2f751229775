package dev.sluice.ops.pipeline;

import dev.sluice.core.check.PipelineReader;
import dev.sluice.core.check.PipelineReading;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.diagnostic.TextRenderer;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.job.PipelineText;
import java.nio.file.Path;
import java.util.List;

/** A pipeline file that may run, as text and as value. */
public record PipelineFile(String name, PipelineText text, CheckedPipeline checked) {

  /** Reads a file; diagnostics go to stderr, and errors refuse it. */
  public static PipelineFile read(Path file, Console console) {
    return accepted(file.toString(), PipelineReader.readFile(file), console);
  }

  /** Reads what a running job carries. */
  public static PipelineFile carried(String name, PipelineText text, Console console) {
    SourceText pipeline = new SourceText(name, text.pipeline());
    SourceText cluster = new SourceText(name + " (cluster profile)", text.cluster());
    return accepted(name, PipelineReader.read(pipeline, cluster), console);
  }

  private static PipelineFile accepted(String name, PipelineReading reading, Console console) {
    console.err().print(new TextRenderer(reading.sources()).render(reading.diagnostics()));
    console.err().flush();
    CheckedPipeline checked =
        reading
            .pipeline()
            .orElseThrow(() -> new CommandFailure(ExitCode.REJECTED, name + " is rejected"));
    List<SourceText> sources = reading.sources();
    return new PipelineFile(
        name, new PipelineText(sources.get(0).content(), sources.get(1).content()), checked);
  }
}
