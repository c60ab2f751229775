package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.law.Input;
import dev.sluice.core.name.PipelineName;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.runtime.row.EdgeRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** Reads given ranges of offsets once more, and nothing else. */
public final class Replay {

  private Replay() {}

  /**
   * The records of the ranges. Secrets are resolved here: for a job within this process.
   *
   * @throws org.apache.flink.runtime.execution.SuppressRestartsException if Kafka has deleted some
   *     of them, or the topic is another one by now
   */
  public static Source<EdgeRecord, ?, ?> of(
      ClusterProfile cluster, PipelineName pipeline, Map<InputPartition, Input.Span> ranges) {
    requireHeld(cluster, ranges);
    EdgeDeserializer deserializer = new EdgeDeserializer();
    ranges.keySet().forEach(partition -> deserializer.know(partition, OptionalInt.empty()));
    Properties properties = ClientProperties.reader(cluster);
    properties.setProperty("isolation.level", "read_committed");
    properties.setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "false");
    Map<TopicPartition, Long> from = new HashMap<>();
    Map<TopicPartition, Long> to = new HashMap<>();
    ranges.forEach(
        (partition, span) -> {
          from.put(new TopicPartition(partition.topic(), partition.partition()), span.from());
          to.put(new TopicPartition(partition.topic(), partition.partition()), span.to());
        });
    return KafkaSource.<EdgeRecord>builder()
        .setProperties(properties)
        .setClientIdPrefix(pipeline + "-repair")
        .setPartitions(new HashSet<>(from.keySet()))
        .setStartingOffsets(OffsetsInitializer.offsets(from))
        .setBounded(OffsetsInitializer.offsets(to))
        .setDeserializer(deserializer)
        .build();
  }

  private static void requireHeld(ClusterProfile cluster, Map<InputPartition, Input.Span> ranges) {
    Map<TopicPartition, InputPartition> partitions =
        ranges.keySet().stream()
            .collect(Collectors.toMap(p -> new TopicPartition(p.topic(), p.partition()), p -> p));
    try (Admin admin = Admin.create(ClientProperties.admin(cluster))) {
      TopicIds ids =
          TopicIds.fetch(
              ranges.keySet().stream().map(InputPartition::topic).collect(Collectors.toSet()),
              admin);
      for (InputPartition partition : ranges.keySet()) {
        requireSame(partition, ids);
      }
      PartitionOffsets.of(partitions.keySet(), admin)
          .forEach(
              (partition, held) ->
                  requireKept(
                      partition,
                      held,
                      Objects.requireNonNull(ranges.get(partitions.get(partition)))));
    } catch (ExecutionException e) {
      throw new KafkaException("cannot ask Kafka what it holds of the lost input", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking Kafka for the lost input", e);
    }
  }

  private static void requireSame(InputPartition partition, TopicIds now) {
    Uuid id = now.ids().get(partition.topic());
    if (id == null
        || id.getMostSignificantBits() != partition.id().mostSignificantBits()
        || id.getLeastSignificantBits() != partition.id().leastSignificantBits()) {
      throw Stop.of(
          "repair/topic-recreated",
          "topic '"
              + partition.topic()
              + "' is not the one that was read (id "
              + partition.id()
              + "): its records are gone, and so are the lost ones");
    }
  }

  private static void requireKept(
      TopicPartition partition, PartitionOffsets held, Input.Span span) {
    if (span.from() < held.first()) {
      throw Stop.of(
          "repair/gap",
          "the lost records were made from %s offsets %d to %d, but the topic begins at %d by now (retention or DeleteRecords)"
              .formatted(partition, span.from(), span.to() - 1, held.first()));
    }
  }
}
