package dev.sluice.ops.flink;

/** Flink's {@code JobStatus}. */
public enum JobState {
  INITIALIZING,
  CREATED,
  RUNNING,
  FAILING,
  FAILED,
  CANCELLING,
  CANCELED,
  FINISHED,
  RESTARTING,
  SUSPENDED,
  RECONCILING;

  /** Whether the job has ended for good. */
  public boolean terminal() {
    return this == FAILED || this == CANCELED || this == FINISHED;
  }
}
