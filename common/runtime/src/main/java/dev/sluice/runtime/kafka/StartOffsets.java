package dev.sluice.runtime.kafka;

import dev.sluice.core.spec.StartPosition;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.common.TopicPartition;

/**
 * The offsets of a pipeline's very first start, resolved to numbers at once, so that records
 * deleted between the start and the first fetch are noticed. The consumer never resets by itself:
 * an offset that is gone is an error.
 */
record StartOffsets(StartPosition start) implements OffsetsInitializer {
  private static final long serialVersionUID = 1L;

  @Override
  public Map<TopicPartition, Long> getPartitionOffsets(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
    return switch (start.kind()) {
      case EARLIEST -> retriever.beginningOffsets(partitions);
      case LATEST -> retriever.endOffsets(partitions);
      case COMMITTED -> committed(partitions, retriever);
      case TIMESTAMP ->
          OffsetsInitializer.timestamp(((StartPosition.At) start).timestamp().toEpochMilli())
              .getPartitionOffsets(partitions, retriever);
    };
  }

  private static Map<TopicPartition, Long> committed(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
    Map<TopicPartition, Long> offsets = new HashMap<>(retriever.committedOffsets(partitions));
    partitions.stream()
        .filter(partition -> offsets.get(partition) == null)
        .findFirst()
        .ifPresent(
            partition -> {
              throw Stop.of(
                  "runtime/no-committed-offset",
                  "the source starts at committed offsets, but its consumer group"
                      + " has none for "
                      + partition
                      + "; commit one for every partition (kafka-consumer-groups --reset-offsets),"
                      + " or choose another start");
            });
    return offsets;
  }

  @Override
  @SuppressWarnings(
      "deprecation") // Kafka deprecated the type, the connector's interface still has it
  public org.apache.kafka.clients.consumer.OffsetResetStrategy getAutoOffsetResetStrategy() {
    return org.apache.kafka.clients.consumer.OffsetResetStrategy.NONE;
  }
}
