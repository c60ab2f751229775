package dev.sluice.ops.audit.recount;

import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.ledger.finding.AuditCode;
import dev.sluice.core.ledger.finding.OutputFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was found in a topic against what is claimed: the spans of epochs that have to be looked at
 * once more.
 */
public final class TopicComparison {
  private final Counting counting;
  private final EpochTable table;
  private final Map<Integer, PartitionCount> counts;
  private final Map<Integer, Auditable> auditable;

  /**
   * Of which spans a partition holds everything.
   *
   * @param from first of them
   * @param to the one after the last
   */
  public record Auditable(int from, int to) {
    boolean contains(int span) {
      return span >= from && span < to;
    }
  }

  public TopicComparison(
      Counting counting,
      EpochTable table,
      Map<Integer, PartitionCount> counts,
      Map<Integer, Auditable> auditable) {
    this.counting = counting;
    this.table = table;
    this.counts = Map.copyOf(counts);
    this.auditable = Map.copyOf(auditable);
  }

  /**
   * Below a partition's first record others may have been deleted. Epochs lie behind each other,
   * but a sink's next one may begin before another subtask's is complete.
   *
   * @param begin the partition's first offset
   * @param complete whether the partition could be read up to the newest committed record
   */
  public static Auditable auditable(
      EpochTable table, PartitionCount count, long begin, Completeness complete) {
    int none = table.spans();
    int from = begin == 0 ? 0 : count.firstSpan() < 0 ? none : count.firstSpan() + 2;
    int to = complete == Completeness.WHOLE ? none : Math.max(0, count.lastSpan() - 1);
    return new Auditable(from, to);
  }

  /** How far a partition could be read. */
  public enum Completeness {
    WHOLE,
    /** An open transaction hides the end. */
    CUT_OFF
  }

  private Iterable<Integer> partitions() {
    TreeSet<Integer> partitions = new TreeSet<>(table.partitions(counting.topic()));
    partitions.addAll(counts.keySet());
    return partitions;
  }

  Sums found(int partition) {
    PartitionCount count = counts.get(partition);
    return count == null ? new Sums(0) : count.found();
  }

  private boolean audits(int partition, int span) {
    return table.inScope(span)
        && auditable.getOrDefault(partition, new Auditable(0, table.spans())).contains(span);
  }

  /** The residual of each partition, found minus claimed, for each span that has one. */
  public List<Residual> residuals() {
    TreeMap<Integer, Residual> residuals = new TreeMap<>();
    if (counting.provenance() == Provenance.NONE) {
      return List.of();
    }
    for (int partition : partitions()) {
      Sums found = found(partition);
      Sums claimed = table.claimed(counting.topic(), partition);
      for (int span = 0; span < table.spans(); span++) {
        if (!found.sameRecords(claimed, span) && audits(partition, span)) {
          residuals
              .computeIfAbsent(span, Residual::new)
              .put(
                  partition,
                  found.count(span) - claimed.count(span),
                  found.digest(span) - claimed.digest(span));
        }
      }
    }
    return new ArrayList<>(residuals.values());
  }

  /**
   * Where the records are right, and their content is not, and no record was found that says so.
   */
  public void changedContent(Examples examples) {
    for (int partition : partitions()) {
      Sums found = found(partition);
      Sums claimed = table.claimed(counting.topic(), partition);
      for (int span = 0; span < table.spans(); span++) {
        PartitionCount count = counts.get(partition);
        if (counting.provenance() == Provenance.CONTENT
            && found.sameRecords(claimed, span)
            && !found.sameContent(claimed, span)
            && (count == null || !count.hasChangedContent(span))
            && audits(partition, span)) {
          examples.add(unmet(partition, span));
        }
      }
    }
  }

  /** Without provenance a topic can only be counted. */
  public void countsAlone(Examples examples) {
    for (int partition : partitions()) {
      PartitionCount count = counts.get(partition);
      Sums claimed = table.claimed(counting.topic(), partition);
      long expected = 0;
      for (int span = 0; span < table.spans(); span++) {
        expected += claimed.count(span);
      }
      long there = count == null ? 0 : count.records();
      Auditable whole = new Auditable(0, table.spans());
      if (there != expected && whole.equals(auditable.getOrDefault(partition, whole))) {
        examples.add(
            new OutputFinding.UnmetClaim(
                counting.topic(),
                partition,
                expected,
                there,
                table.firstEpoch(0),
                table.lastEpoch(table.spans() - 1)));
      }
    }
  }

  OutputFinding.UnmetClaim unmet(int partition, int span) {
    return new OutputFinding.UnmetClaim(
        counting.topic(),
        partition,
        table.claimed(counting.topic(), partition).count(span),
        found(partition).count(span),
        table.firstEpoch(span),
        table.lastEpoch(span));
  }

  /** What no second reading has explained. */
  public void leaveUnexplained(Residual residual, Examples examples) {
    for (int partition : residual.partitions()) {
      examples.add(AuditCode.CLAIM, () -> unmet(partition, residual.span()));
    }
  }
}
