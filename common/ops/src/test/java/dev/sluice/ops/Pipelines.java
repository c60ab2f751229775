package dev.sluice.ops;

import dev.sluice.core.check.PipelineReader;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.spec.CheckedPipeline;

/** Pipelines out of text, for a cluster that nobody asks. */
public final class Pipelines {
  private Pipelines() {}

  /**
   * One without mistakes.
   *
   * @param file with {@code kafka: local}
   */
  public static CheckedPipeline read(String file) {
    return PipelineReader.read(
            new SourceText("pipeline.yaml", file),
            new SourceText(
                "local.yaml",
                "apiVersion: sluice/v1\ncluster: local\nbootstrap-servers: localhost:9092\n"))
        .pipeline()
        .orElseThrow();
  }
}
