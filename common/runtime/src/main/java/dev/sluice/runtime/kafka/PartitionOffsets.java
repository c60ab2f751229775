package dev.sluice.runtime.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * The offsets that a partition holds now.
 *
 * @param first log start offset
 * @param end high watermark: the offset that the next record gets
 */
record PartitionOffsets(long first, long end) {

  /**
   * @throws ExecutionException when Kafka cannot be asked, or does not know a partition
   */
  static Map<TopicPartition, PartitionOffsets> of(
      Collection<TopicPartition> partitions, Admin admin)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, ListOffsetsResultInfo> first =
        list(partitions, OffsetSpec.earliest(), admin);
    Map<TopicPartition, ListOffsetsResultInfo> end = list(partitions, OffsetSpec.latest(), admin);
    Map<TopicPartition, PartitionOffsets> offsets = new HashMap<>();
    first.forEach(
        (partition, info) -> {
          long last = Objects.requireNonNull(end.get(partition)).offset();
          offsets.put(partition, new PartitionOffsets(info.offset(), last));
        });
    return offsets;
  }

  private static Map<TopicPartition, ListOffsetsResultInfo> list(
      Collection<TopicPartition> partitions, OffsetSpec spec, Admin admin)
      throws ExecutionException, InterruptedException {
    return admin
        .listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, p -> spec)))
        .all()
        .get();
  }
}
