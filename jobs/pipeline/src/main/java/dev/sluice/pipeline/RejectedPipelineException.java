package dev.sluice.pipeline;

import dev.sluice.core.check.PipelineReading;

/** The pipeline file has errors; the message is all diagnostics, with places and carets. */
public final class RejectedPipelineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RejectedPipelineException(PipelineReading reading) {
    super("the pipeline file has errors, nothing was started:\n" + reading.render());
  }
}
