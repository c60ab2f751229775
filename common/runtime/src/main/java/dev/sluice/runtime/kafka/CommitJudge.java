package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.UnreadableLedgerException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.jspecify.annotations.Nullable;

/**
 * Decides refused commits together: one question to the coordinators, and one reading of the ledger
 * for all those that they alone would not let pass. The ledger is read after the coordinators
 * answered: what they call ended is then decided there too.
 */
final class CommitJudge implements AutoCloseable {
  private final TransactionWitness coordinators;
  private final MarkerWitness ledger;

  CommitJudge(TransactionWitness coordinators, MarkerWitness ledger) {
    this.coordinators = coordinators;
    this.ledger = ledger;
  }

  List<CommitVerdict> decide(List<RefusedCommit> refused) throws IOException, InterruptedException {
    Set<String> ids =
        refused.stream()
            .map(commit -> commit.getCommittable().getTransactionalId())
            .collect(Collectors.toSet());
    Map<String, TransactionEvidence> seen = coordinators.describe(ids);
    List<CommitVerdict> first =
        refused.stream()
            .map(commit -> verdict(commit, seen.get(commit.getCommittable().getTransactionalId())))
            .toList();
    Set<Marker> doubtful = new HashSet<>();
    for (CommitVerdict verdict : first) {
      if (needsMarker(verdict.decision())) {
        verdict.carried().ifPresent(doubtful::add);
      }
    }
    if (doubtful.isEmpty()) {
      return first;
    }
    Map<Marker, MarkerEvidence> found = ledger.look(doubtful);
    return first.stream().map(verdict -> with(verdict, found)).toList();
  }

  private static boolean needsMarker(CommitDecision decision) {
    return decision == CommitDecision.LOST || decision == CommitDecision.UNKNOWN;
  }

  private static CommitVerdict verdict(RefusedCommit commit, @Nullable TransactionEvidence seen) {
    return new CommitVerdict(
        commit.request(),
        commit.refusal().orElseThrow(),
        marker(commit.request().getCommittable().marker()),
        seen,
        MarkerEvidence.UNAVAILABLE,
        decision(commit.getCommittable(), seen, MarkerEvidence.UNAVAILABLE));
  }

  private static CommitVerdict with(CommitVerdict verdict, Map<Marker, MarkerEvidence> found) {
    if (!needsMarker(verdict.decision())) {
      return verdict;
    }
    MarkerEvidence marker = verdict.carried().map(found::get).orElse(MarkerEvidence.UNAVAILABLE);
    return new CommitVerdict(
        verdict.request(),
        verdict.refusal(),
        verdict.markerOrNull(),
        verdict.seenOrNull(),
        marker,
        decision(verdict.committable().transaction(), verdict.seenOrNull(), marker));
  }

  private static CommitDecision decision(
      KafkaCommittable transaction, @Nullable TransactionEvidence seen, MarkerEvidence marker) {
    return CommitDecision.of(
        transaction.getProducerId(), transaction.getEpoch(), Optional.ofNullable(seen), marker);
  }

  private static @Nullable Marker marker(byte[] written) {
    if (written.length == 0) {
      return null;
    }
    try {
      if (LedgerFormat.read(written) instanceof Marker marker) {
        return marker;
      }
      throw new IllegalArgumentException("the marker of a transaction is another record");
    } catch (UnreadableLedgerException e) {
      throw new IllegalArgumentException("the marker of a transaction cannot be read", e);
    }
  }

  @Override
  public void close() {
    coordinators.close();
  }
}
