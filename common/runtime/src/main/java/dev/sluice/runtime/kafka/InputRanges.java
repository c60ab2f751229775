package dev.sluice.runtime.kafka;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Which input records went into one transaction, by topic-partition. */
public record InputRanges(Map<TopicPartition, InputRange> ranges) {
  private static final Comparator<TopicPartition> BY_NAME =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  public InputRanges {
    Map<TopicPartition, InputRange> sorted = new TreeMap<>(BY_NAME);
    sorted.putAll(ranges);
    ranges = Collections.unmodifiableMap(sorted);
  }

  @Override
  public String toString() {
    return ranges.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining("; "));
  }
}
