package dev.sluice.runtime;

import dev.sluice.core.check.PipelineReader;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.spec.CheckedPipeline;

/** Pipelines out of text, for a cluster that nobody asks. */
public final class Pipelines {
  private Pipelines() {}

  /**
   * One without mistakes.
   *
   * @param file with {@code kafka: test}
   */
  public static CheckedPipeline read(String file) {
    return PipelineReader.read(
            new SourceText("pipeline.yaml", file),
            new SourceText(
                "test.yaml",
                "apiVersion: sluice/v1\ncluster: test\nbootstrap-servers: localhost:1\n"))
        .pipeline()
        .orElseThrow();
  }
}
