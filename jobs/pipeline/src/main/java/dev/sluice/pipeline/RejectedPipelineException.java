package dev.sluice.pipeline;

/** The pipeline file has errors; the message is all diagnostics, with places and carets. */
public final class RejectedPipelineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RejectedPipelineException(String diagnostics) {
    super("the pipeline file has errors, nothing was started:\n" + diagnostics);
  }
}
