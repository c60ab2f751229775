package dev.sluice.ops.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a consumer with read_committed has been given so far of some topics, from their beginning.
 */
final class CommittedRecords implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicRecord> records = new ArrayList<>();

  CommittedRecords(String bootstrapServers, List<String> topics) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  void poll(Duration limit) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(limit)) {
      records.add(copy(record));
    }
  }

  /** Reads on until there are so many, or the limit has passed. */
  void await(int count, Duration limit, Runnable meanwhile) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (records.size() < count && System.nanoTime() < deadline) {
      poll(Duration.ofMillis(100));
      meanwhile.run();
    }
  }

  /**
   * Reads on until there is nothing more that is committed now; the limit is for a broken Kafka.
   */
  void readToEnd(Duration limit) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    long deadline = System.nanoTime() + limit.toNanos();
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the ends " + ends + " were not reached within " + limit);
      }
      poll(Duration.ofMillis(100));
    }
  }

  int count() {
    return records.size();
  }

  /** Partition by partition, each in the order of offsets. */
  List<TopicRecord> records() {
    return records.stream()
        .sorted(
            Comparator.comparing(TopicRecord::topic)
                .thenComparing(TopicRecord::partition)
                .thenComparing(TopicRecord::offset))
        .toList();
  }

  private static TopicRecord copy(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      byte[] value = header.value();
      headers.put(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
    }
    byte[] key = record.key();
    byte[] value = record.value();
    return new TopicRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        key == null ? new byte[0] : key,
        value == null ? new byte[0] : value,
        headers);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
