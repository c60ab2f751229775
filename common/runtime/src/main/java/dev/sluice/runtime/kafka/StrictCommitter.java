package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.Loss;
import dev.sluice.core.spec.OnLostTransaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.common.errors.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits through the connector's committer, and decides every refused commit from evidence: the
 * connector would count a fenced or aborted transaction as a known failure and go on without its
 * records.
 */
final class StrictCommitter implements Committer<EpochCommittable> {
  private static final Logger LOG = LoggerFactory.getLogger(StrictCommitter.class);

  private final Committer<KafkaCommittable> delegate;
  private final CommitJudge judge;
  private final LossLog losses;
  private final OnLostTransaction onLost;
  private final String sink;

  StrictCommitter(
      Committer<KafkaCommittable> delegate,
      CommitJudge judge,
      LossLog losses,
      OnLostTransaction onLost,
      String sink) {
    this.delegate = delegate;
    this.judge = judge;
    this.losses = losses;
    this.onLost = onLost;
    this.sink = sink;
  }

  /** All that are refused are decided together: a message then names all that is missing. */
  @Override
  public void commit(Collection<CommitRequest<EpochCommittable>> requests)
      throws IOException, InterruptedException {
    List<RefusedCommit> refused = new ArrayList<>();
    for (CommitRequest<EpochCommittable> request : requests) {
      RefusedCommit attempt = new RefusedCommit(request);
      try {
        delegate.commit(List.of(attempt));
      } catch (ApiException e) {
        attempt.refusedWith(e);
      }
      if (attempt.refusal().isPresent()) {
        refused.add(attempt);
      }
    }
    if (!refused.isEmpty()) {
      DeniedCommit.check(sink, refused);
      follow(judge.decide(refused));
    }
  }

  private void follow(List<CommitVerdict> verdicts) throws IOException, InterruptedException {
    with(CommitDecision.COMMITTED, verdicts)
        .forEach(
            verdict -> {
              LOG.info(
                  "commit was refused, but the transaction is committed: sink={} evidence={}",
                  sink,
                  verdict);
              verdict.request().signalAlreadyCommitted();
            });
    List<CommitVerdict> lost = withoutEmpty(with(CommitDecision.LOST, verdicts).toList());
    List<CommitVerdict> unknown = with(CommitDecision.UNKNOWN, verdicts).toList();
    if (!lost.isEmpty() || !unknown.isEmpty()) {
      missing(lost, unknown);
    }
    for (CommitVerdict verdict : with(CommitDecision.RETRY, verdicts).toList()) {
      retry(verdict);
    }
  }

  /** A transaction with nothing but its marker loses no record: its accounts are kept as a loss. */
  private List<CommitVerdict> withoutEmpty(List<CommitVerdict> lost)
      throws IOException, InterruptedException {
    Map<Boolean, List<CommitVerdict>> byEmptiness =
        lost.stream()
            .collect(
                Collectors.partitioningBy(
                    verdict ->
                        verdict.carried().isPresent()
                            && verdict.committable().inputs().ranges().isEmpty()));
    List<CommitVerdict> empty = Objects.requireNonNull(byEmptiness.get(true));
    losses.write(empty.stream().flatMap(verdict -> loss(verdict, true)).toList());
    for (CommitVerdict verdict : empty) {
      LOG.warn(
          "a transaction is lost that had nothing but its marker, so no record is: sink={} evidence={}",
          sink,
          verdict);
      verdict.request().signalAlreadyCommitted();
    }
    return Objects.requireNonNull(byEmptiness.get(false));
  }

  /**
   * The ledger has the loss before anybody acts on it: written before the stop or the next step.
   */
  private void missing(List<CommitVerdict> lost, List<CommitVerdict> unknown)
      throws IOException, InterruptedException {
    boolean goesOn = onLost == OnLostTransaction.CONTINUE && unknown.isEmpty();
    losses.write(lost.stream().flatMap(verdict -> loss(verdict, goesOn)).toList());
    List<String> all = goesOn ? List.of() : losses.all();
    LostTransactionException message =
        LostTransactionException.of(sink, lost, unknown, goesOn).with(all);
    LOG.error(message.getMessage());
    if (!goesOn) {
      throw new SuppressRestartsException(message);
    }
    // a failure for Flink's counters, and final: it is neither committed nor tried again
    lost.forEach(verdict -> verdict.request().signalFailedWithKnownReason(message));
  }

  private static Stream<Loss> loss(CommitVerdict verdict, boolean accepted) {
    String id = verdict.committable().transaction().getTransactionalId();
    return verdict.carried().map(marker -> new Loss(marker, id, accepted)).stream();
  }

  /**
   * The writer's own producer cannot end a transaction twice; after a restart, its id and epoch
   * can. Nor is the ledger read again at once when another transaction stands before the marker:
   * Flink repeats without a pause, a restart has one.
   */
  private void retry(CommitVerdict verdict) throws IOException {
    if (verdict.marker() == MarkerEvidence.OPEN
        || verdict.committable().transaction().getProducer().isPresent()) {
      throw new IOException(
          "sink '" + sink + "': Kafka has not decided yet about " + verdict, verdict.refusal());
    }
    LOG.info("a commit is asked for again: sink={} evidence={}", sink, verdict);
    verdict.request().retryLater();
  }

  private static Stream<CommitVerdict> with(CommitDecision decision, List<CommitVerdict> verdicts) {
    return verdicts.stream().filter(verdict -> verdict.decision() == decision);
  }

  @Override
  public void close() throws Exception {
    try (judge) {
      delegate.close();
    }
  }
}
