package dev.sluice.ops.audit;

import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.ledger.finding.ScopeFinding;
import dev.sluice.ops.audit.recount.Counting;
import dev.sluice.ops.audit.recount.EpochTable;
import dev.sluice.ops.audit.recount.Examples;
import dev.sluice.ops.audit.recount.PartitionCount;
import dev.sluice.ops.audit.recount.Residual;
import dev.sluice.ops.audit.recount.SecondReading;
import dev.sluice.ops.audit.recount.SpanSearch;
import dev.sluice.ops.audit.recount.TopicComparison;
import dev.sluice.ops.audit.recount.TopicComparison.Auditable;
import dev.sluice.ops.audit.recount.TopicComparison.Completeness;
import dev.sluice.ops.kafka.KafkaTopics;
import dev.sluice.ops.kafka.KeyPartition;
import dev.sluice.ops.kafka.OffsetRange;
import dev.sluice.ops.kafka.TopicReader;
import dev.sluice.ops.kafka.TopicState;
import dev.sluice.ops.kafka.TopicState.Cleanup;
import dev.sluice.ops.kafka.TopicState.PartitionState;
import dev.sluice.ops.patience.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts an output topic by epochs and names what differs: one reading, a second if it must. */
final class Recount {
  /** Commit markers reach the partitions of a transaction a moment after each other. */
  private static final Duration SETTLING = Duration.ofSeconds(20);

  /** 32 MB of places at a time. */
  private static final long OFFSETS_PER_READING = 1 << 22;

  /** One epoch may be larger than that; 256 MB are too much. */
  private static final long MOST_OFFSETS_OF_A_SPAN = 1 << 25;

  /** Further readings of a topic that is wrong all over find more of the same. */
  private static final int MOST_READINGS = 4;

  private final KafkaTopics topics;
  private final TopicReader reader;
  private final int threads;
  private final Patience patience;
  private final ScanMeter meter;

  Recount(KafkaTopics topics, TopicReader reader, int threads, Patience patience, ScanMeter meter) {
    this.topics = topics;
    this.reader = reader;
    this.threads = threads;
    this.patience = patience;
    this.meter = meter;
  }

  /**
   * @param decided for each partition, the offset below which all was committed before the ledger
   *     was read, if it is known
   */
  Examples count(Counting counting, EpochTable table, Map<Integer, Long> decided) {
    Examples examples = new Examples();
    Optional<TopicState> present = topics.state(counting.topic());
    TopicState state =
        present.map(this::settled).orElseGet(() -> nothing(counting.topic(), examples));
    if (state.cleanup() == Cleanup.COMPACT) {
      examples.add(new ScopeFinding.Compacted(counting.topic()));
      return examples;
    }
    Map<Integer, PartitionCount> counts = new TreeMap<>();
    for (PartitionState partition : state.partitions()) {
      int number = partition.partition();
      counts.put(
          number, new PartitionCount(counting, table, number, decided.getOrDefault(number, 0L)));
    }
    List<OffsetRange> ranges = ranges(state);
    reader.readInParallel(
        counting.topic(),
        ranges,
        threads,
        () ->
            record -> {
              PartitionCount count = counts.get(record.partition());
              if (count != null) {
                count.count(record);
                meter.count(counting.topic(), record);
              }
            });
    counts.values().forEach(count -> count.report(examples));
    compare(counting, table, state, counts, examples);
    return examples;
  }

  private static TopicState nothing(String topic, Examples examples) {
    examples.add(new ScopeFinding.Gone(topic));
    return new TopicState(
        topic, new dev.sluice.core.ledger.TopicId(0, 0), List.of(), Cleanup.COMPACT);
  }

  /** What was written when the ledger was read must have been decided before it is counted. */
  private TopicState settled(TopicState first) {
    return patience
        .await(SETTLING, () -> topics.state(first.name()).filter(now -> stable(now, first)))
        .orElseGet(() -> topics.state(first.name()).orElse(first));
  }

  private static boolean stable(TopicState now, TopicState first) {
    Map<Integer, Long> ends = new HashMap<>();
    first.partitions().forEach(partition -> ends.put(partition.partition(), partition.end()));
    return now.partitions().stream()
        .allMatch(partition -> partition.stable() >= ends.getOrDefault(partition.partition(), 0L));
  }

  private static List<OffsetRange> ranges(TopicState state) {
    return state.partitions().stream()
        .map(at -> new OffsetRange(at.partition(), at.begin(), at.stable()))
        .toList();
  }

  private void compare(
      Counting counting,
      EpochTable table,
      TopicState state,
      Map<Integer, PartitionCount> counts,
      Examples examples) {
    Map<Integer, Auditable> auditable = new HashMap<>();
    for (PartitionState at : state.partitions()) {
      auditable.put(at.partition(), auditable(counting, table, at, counts, examples));
    }
    TopicComparison comparison = new TopicComparison(counting, table, counts, auditable);
    if (counting.provenance() == Provenance.NONE) {
      comparison.countsAlone(examples);
      return;
    }
    comparison.changedContent(examples);
    List<Residual> residuals = comparison.residuals();
    for (List<Residual> slice : slices(residuals, table)) {
      secondReading(counting, table, state, slice, examples);
    }
    residuals.forEach(residual -> comparison.leaveUnexplained(residual, examples));
  }

  private static Auditable auditable(
      Counting counting,
      EpochTable table,
      PartitionState at,
      Map<Integer, PartitionCount> counts,
      Examples examples) {
    PartitionCount count = counts.get(at.partition());
    Completeness complete = at.stable() >= at.end() ? Completeness.WHOLE : Completeness.CUT_OFF;
    if (at.begin() > 0) {
      examples.add(new ScopeFinding.Deleted(counting.topic(), at.partition(), at.begin()));
    }
    if (complete == Completeness.CUT_OFF) {
      examples.add(new ScopeFinding.Undecided(counting.topic(), at.partition(), at.stable()));
    }
    return count == null
        ? new Auditable(0, 0)
        : TopicComparison.auditable(table, count, at.begin(), complete);
  }

  private static List<List<Residual>> slices(List<Residual> residuals, EpochTable table) {
    List<List<Residual>> slices = new ArrayList<>();
    long room = 0;
    for (Residual residual : residuals) {
      long offsets = SpanSearch.offsets(table, residual.span());
      if (offsets > MOST_OFFSETS_OF_A_SPAN) {
        continue;
      }
      if (slices.isEmpty() || offsets > room) {
        if (slices.size() == MOST_READINGS) {
          break;
        }
        slices.add(new ArrayList<>());
        room = OFFSETS_PER_READING;
      }
      slices.get(slices.size() - 1).add(residual);
      room -= offsets;
    }
    return slices;
  }

  private void secondReading(
      Counting counting,
      EpochTable table,
      TopicState state,
      List<Residual> residuals,
      Examples examples) {
    int partitions = state.partitions().size();
    List<SpanSearch> searches =
        residuals.stream()
            .map(
                residual ->
                    new SpanSearch(
                        counting.topic(), residual, table, key -> KeyPartition.of(key, partitions)))
            .toList();
    reader.readInParallel(
        counting.topic(), ranges(state), threads, () -> new SecondReading(table, searches)::read);
    searches.forEach(search -> search.explain(examples));
  }
}
