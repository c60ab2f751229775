package dev.sluice.runtime.kafka;

import org.apache.flink.api.connector.sink2.Committer;

/** Remembers the last signal. */
final class ObservedRequest implements Committer.CommitRequest<EpochCommittable> {
  private final EpochCommittable committable;
  private String outcome = "pending";

  ObservedRequest(EpochCommittable committable) {
    this.committable = committable;
  }

  String outcome() {
    return outcome;
  }

  @Override
  public EpochCommittable getCommittable() {
    return committable;
  }

  @Override
  public int getNumberOfRetries() {
    return 0;
  }

  @Override
  public void signalFailedWithKnownReason(Throwable t) {
    outcome = "passed over";
  }

  @Override
  public void signalFailedWithUnknownReason(Throwable t) {
    outcome = "passed over";
  }

  @Override
  public void retryLater() {
    outcome = "retry";
  }

  @Override
  public void updateAndRetryLater(EpochCommittable committable) {
    outcome = "retry";
  }

  @Override
  public void signalAlreadyCommitted() {
    outcome = "already committed";
  }
}
