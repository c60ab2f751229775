package dev.sluice.runtime.kafka;

import java.util.Optional;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;

/**
 * Stands between the connector's committer and Flink: the connector signals a refused commit and
 * goes on, so the signal is caught here and kept for {@link StrictCommitter} to decide.
 */
final class RefusedCommit implements CommitRequest<KafkaCommittable> {
  private final CommitRequest<EpochCommittable> request;
  private Optional<Throwable> refusal = Optional.empty();

  RefusedCommit(CommitRequest<EpochCommittable> request) {
    this.request = request;
  }

  /** Why the broker refused the commit; empty if it did not. */
  Optional<Throwable> refusal() {
    return refusal;
  }

  /** The commit ended with an exception that the connector did not turn into a signal. */
  void refusedWith(Throwable t) {
    refusal = Optional.of(t);
  }

  CommitRequest<EpochCommittable> request() {
    return request;
  }

  @Override
  public KafkaCommittable getCommittable() {
    return request.getCommittable().transaction();
  }

  @Override
  public int getNumberOfRetries() {
    return request.getNumberOfRetries();
  }

  @Override
  public void signalFailedWithKnownReason(Throwable t) {
    refusal = Optional.of(t);
  }

  @Override
  public void signalFailedWithUnknownReason(Throwable t) {
    refusal = Optional.of(t);
  }

  @Override
  public void retryLater() {
    request.retryLater();
  }

  @Override
  public void updateAndRetryLater(KafkaCommittable committable) {
    request.updateAndRetryLater(
        new EpochCommittable(
            committable, request.getCommittable().inputs(), request.getCommittable().marker()));
  }

  @Override
  public void signalAlreadyCommitted() {
    request.signalAlreadyCommitted();
  }
}
