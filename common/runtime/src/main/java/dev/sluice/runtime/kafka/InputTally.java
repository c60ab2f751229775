package dev.sluice.runtime.kafka;

import dev.sluice.runtime.row.Coordinates;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Collects the input ranges of the transaction that is being written. */
final class InputTally {

  private static final class Range {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    long records;
  }

  private final Map<TopicPartition, Range> ranges = new HashMap<>();
  // runs of records come from one partition: spare them the look-up
  private @Nullable String lastTopic;
  private int lastPartition;
  private Range lastRange = new Range();

  void add(Coordinates input) {
    Range range = rangeOf(input.topic(), input.partition());
    range.first = Math.min(range.first, input.offset());
    range.last = Math.max(range.last, input.offset());
    range.records++;
  }

  /** What was added since the last call. */
  InputRanges drain() {
    Map<TopicPartition, InputRange> drained = new HashMap<>();
    ranges.forEach(
        (partition, r) -> drained.put(partition, new InputRange(r.first, r.last, r.records)));
    ranges.clear();
    lastTopic = null;
    return new InputRanges(drained);
  }

  private Range rangeOf(String topic, int partition) {
    if (partition != lastPartition || !topic.equals(lastTopic)) {
      lastRange = ranges.computeIfAbsent(new TopicPartition(topic, partition), key -> new Range());
      lastTopic = topic;
      lastPartition = partition;
    }
    return lastRange;
  }
}
