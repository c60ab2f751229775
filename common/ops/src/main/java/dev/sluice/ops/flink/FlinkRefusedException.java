package dev.sluice.ops.flink;

/** Flink answered, and its answer was no. */
public final class FlinkRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int httpStatus;

  FlinkRefusedException(int httpStatus, String rootCause) {
    super(rootCause);
    this.httpStatus = httpStatus;
  }

  public int httpStatus() {
    return httpStatus;
  }
}
