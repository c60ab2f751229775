package dev.sluice.runtime.kafka;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares where a reader wants to go on with what the partition still holds. */
final class OffsetGuard {
  private static final Logger LOG = LoggerFactory.getLogger(OffsetGuard.class);

  private final String source;
  private final StartPolicy policy;
  private final Clock clock;

  OffsetGuard(String source, StartPolicy policy, Clock clock) {
    this.source = source;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * A split that can be read.
   *
   * @param wanted where its reading was to go on: lower than its offset if there is a gap
   */
  record Checked(long wanted, KafkaPartitionSplit split) {}

  /**
   * The splits as they can be read: "from the beginning" becomes a number, so that a gap is seen.
   *
   * @throws SuppressRestartsException naming every gap, unless gaps are accepted
   */
  List<Checked> check(
      List<KafkaPartitionSplit> splits, Map<TopicPartition, PartitionOffsets> held) {
    List<Checked> readable = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    for (KafkaPartitionSplit split : splits) {
      PartitionOffsets offsets = Objects.requireNonNull(held.get(split.getTopicPartition()));
      long wanted = wanted(split);
      readable.add(new Checked(wanted, movedTo(Math.max(wanted, offsets.first()), split)));
      if (wanted < offsets.first()) {
        gaps.add(
            split.getTopicPartition()
                + ": wanted offset "
                + wanted
                + ", first offset "
                + offsets.first()
                + ", "
                + (offsets.first() - wanted)
                + " offsets gone");
      } else if (wanted > offsets.end()) {
        throw truncated(
            split.getTopicPartition()
                + " up to offset "
                + wanted
                + ", but the partition now ends at "
                + offsets.end());
      }
    }
    report(gaps);
    return readable;
  }

  /** Other records stand now where a running consumer has read. */
  SuppressRestartsException truncated(LogTruncationException found) {
    return truncated(
        found.offsetOutOfRangePartitions().entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + " up to offset "
                        + entry.getValue()
                        + ", but the partition's leader has other records from "
                        + (found.divergentOffsets().containsKey(entry.getKey())
                            ? "offset " + found.divergentOffsets().get(entry.getKey()).offset()
                            : "somewhere before")
                        + " on")
            .sorted()
            .collect(Collectors.joining("; ")));
  }

  private SuppressRestartsException truncated(String what) {
    return Stop.of(
        "runtime/truncated",
        "source '"
            + source
            + "' has read "
            + what
            + ": records that were read are gone from the topic (unclean leader election, or the topic was recreated)."
            + " Once it is clear what happened, start again without the old state; what the pipeline"
            + " had read of what is left it writes again, which --accept-repeat allows");
  }

  /**
   * A pipeline's first offsets are numbers ({@link StartOffsets}): "earliest" is said of partitions
   * that came later.
   */
  private static long wanted(KafkaPartitionSplit split) {
    long offset = split.getStartingOffset();
    if (offset == KafkaPartitionSplit.EARLIEST_OFFSET) {
      return 0;
    }
    if (offset < 0) {
      throw new IllegalStateException("a split without an offset to start at: " + split);
    }
    return offset;
  }

  private void report(List<String> gaps) {
    if (gaps.isEmpty()) {
      return;
    }
    String found =
        "source '"
            + source
            + "': offsets were deleted before they were read (retention or DeleteRecords; if the topic's producers are transactional and it was idle, these may be markers of transactions alone): "
            + String.join("; ", gaps);
    if (!policy.acceptsGap(clock.instant())) {
      throw Stop.of(
          "runtime/gap",
          found
              + ". Restore the records, or start once more from the last checkpoint with"
              + " --accept-gap to go on without them");
    }
    LOG.warn("runtime/gap-accepted: {}", found);
  }

  /** Itself if it is there already: what is known of the record in front of it stays known. */
  private static KafkaPartitionSplit movedTo(long offset, KafkaPartitionSplit split) {
    return offset == split.getStartingOffset()
        ? split
        : new KafkaPartitionSplit(
            split.getTopicPartition(),
            offset,
            split.getStoppingOffset().orElse(KafkaPartitionSplit.NO_STOPPING_OFFSET));
  }
}
