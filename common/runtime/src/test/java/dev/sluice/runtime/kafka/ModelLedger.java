package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.Loss;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.UnreadableLedgerException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ledger's partition of the model, searched with the real {@link MarkerSearch}. */
final class ModelLedger {
  /**
   * @param transaction null for a record outside of any
   */
  private record Line(String key, byte[] value, @Nullable ModelTransaction transaction) {
    boolean isUndecided() {
      return transaction != null && !transaction.isDecidedInTheLedger();
    }

    boolean isCommitted() {
      return transaction == null
          || (transaction.isDecidedInTheLedger()
              && transaction.fate() == ModelTransaction.Fate.COMMITTED);
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private boolean whole = true;

  void append(ModelTransaction transaction) {
    lines.add(new Line(transaction.markerKey, transaction.markerBytes, transaction));
  }

  void append(String key, byte[] value, ModelTransaction transaction) {
    lines.add(new Line(key, value, transaction));
  }

  void append(Loss loss) {
    lines.add(new Line(loss.key(), LedgerFormat.write(loss), null));
  }

  /** Kafka keeps the last record of a key; below the last stable offset only. */
  void compact() {
    int stable = lastStable();
    Set<String> later = new HashSet<>();
    for (int i = stable - 1; i >= 0; i--) {
      Line line = lines.get(i);
      if (!line.isCommitted() || !later.add(line.key())) {
        lines.remove(i);
      }
    }
  }

  /** What somebody with the right to it can do by accident. */
  void deleteBefore(int count) {
    int gone = Math.min(count, lastStable());
    lines.subList(0, gone).clear();
    whole &= gone == 0;
  }

  MarkerEvidence look(Marker marker) {
    MarkerSearch search = new MarkerSearch(List.of(marker));
    int stable = lastStable();
    try {
      for (Line line : lines.subList(0, stable)) {
        if (line.isCommitted()) {
          search.committed(line.key(), line.value());
        }
      }
      for (Line line : lines.subList(stable, lines.size())) {
        search.undecided(line.key(), line.value());
      }
    } catch (UnreadableLedgerException e) {
      throw new AssertionError(e);
    }
    return search.evidence(whole).getOrDefault(marker, MarkerEvidence.UNAVAILABLE);
  }

  /** Whether nothing was deleted and the pipeline's charter is visible: then it always answers. */
  boolean isConclusive() {
    return whole
        && lines.stream().anyMatch(line -> line.isCommitted() && line.key().startsWith("charter/"));
  }

  private int lastStable() {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isUndecided()) {
        return i;
      }
    }
    return lines.size();
  }
}
