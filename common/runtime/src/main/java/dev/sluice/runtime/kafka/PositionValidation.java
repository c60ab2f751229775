package dev.sluice.runtime.kafka;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether partitions still hold what was read of them. A consumer that goes on from a bare offset
 * does not ask: where another leader has written other records up to that offset and beyond, it
 * reads on as if nothing had been (KIP-320).
 *
 * @param reader properties of a consumer without a group and without a reset of offsets
 */
record PositionValidation(Properties reader) {
  private static final Logger LOG = LoggerFactory.getLogger(PositionValidation.class);

  /**
   * @throws LogTruncationException naming the partitions that do not, and from where on
   */
  void require(List<LeaderEpochSplit> read) {
    if (read.isEmpty()) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    read.forEach(
        split ->
            positions.put(
                split.getTopicPartition(),
                new OffsetAndMetadata(
                    split.getStartingOffset(), Optional.of(split.leaderEpoch()), "")));
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reader, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Set<TopicPartition> left = new HashSet<>(positions.keySet());
      while (!left.isEmpty()) {
        left.removeAll(settled(consumer, left, positions));
      }
    }
  }

  /** All, or those of which Kafka cannot say it: the others are to be asked for again. */
  private static Set<TopicPartition> settled(
      KafkaConsumer<byte[], byte[]> consumer,
      Set<TopicPartition> partitions,
      Map<TopicPartition, OffsetAndMetadata> positions) {
    consumer.assign(partitions);
    // a position is compared with a leader's log only if the leader is known when it is set
    consumer.endOffsets(partitions);
    partitions.forEach(partition -> consumer.seek(partition, positions.get(partition)));
    try {
      partitions.forEach(consumer::position);
      return Set.copyOf(partitions);
    } catch (LogTruncationException e) {
      if (!e.divergentOffsets().isEmpty()) {
        throw e;
      }
      LOG.warn(
          "Kafka keeps no leader epochs of {}: it cannot say whether these are the records that were read",
          e.offsetOutOfRangePartitions());
      return Set.copyOf(e.offsetOutOfRangePartitions().keySet());
    }
  }
}
