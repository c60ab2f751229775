package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Diagnostic;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.spec.CheckedPipeline;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a pipeline file.
 *
 * @param pipelineOrNull there if no diagnostic is an error
 * @param diagnostics everything found, those of the pipeline file first, each file's by place
 * @param sources the files that were read, for showing lines of them
 */
public record PipelineReading(
    @Nullable CheckedPipeline pipelineOrNull,
    List<Diagnostic> diagnostics,
    List<SourceText> sources) {
  public PipelineReading {
    diagnostics = List.copyOf(diagnostics);
    sources = List.copyOf(sources);
  }

  public Optional<CheckedPipeline> pipeline() {
    return Optional.ofNullable(pipelineOrNull);
  }
}
