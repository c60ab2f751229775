package dev.sluice.testkit.fault;

/** The harness could not make a fault or not heal it: nothing is said about the pipeline. */
public final class FaultFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FaultFailedException(String message) {
    super(message);
  }

  public FaultFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
