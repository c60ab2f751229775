package dev.sluice.testkit.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Reads what a consumer with read_committed is given. Transaction markers take offsets too, so
 * counts are never made of offsets here: records are read.
 */
public final class CommittedReader {
  private static final Comparator<TopicPartition> PARTITION_ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

  private final String bootstrapServers;

  public CommittedReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * The whole topic, partition by partition in the order of offsets. Waits until no transaction is
   * open on it (high watermark = last stable offset), and fails if one still is at the limit: then
   * nobody can say what the topic holds.
   */
  public List<ConsumerRecord<byte[], byte[]>> readAll(String topic, Duration limit) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> read = new TreeMap<>(PARTITION_ORDER);
    showAll(
        topic,
        limit,
        record ->
            read.computeIfAbsent(
                    new TopicPartition(topic, record.partition()), p -> new ArrayList<>())
                .add(record));
    return read.values().stream().flatMap(List::stream).toList();
  }

  /**
   * Shows the whole topic and keeps nothing; the records of a partition come in the order of
   * offsets. Waits and fails as {@link #readAll} does.
   */
  public void showAll(
      String topic, Duration limit, Consumer<ConsumerRecord<byte[], byte[]>> shown) {
    long deadline = System.nanoTime() + limit.toNanos();
    Map<TopicPartition, Long> ends = awaitNoOpenTransaction(topic, limit);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "the end of " + topic + " was not reached within " + limit);
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          TopicPartition partition = new TopicPartition(record.topic(), record.partition());
          if (record.offset() < ends.get(partition)) {
            shown.accept(record);
          }
        }
      }
    }
  }

  /**
   * Reads along in the background, as a downstream consumer does, from the beginning until it is
   * closed.
   */
  public CommittedFollower follow(String topic) {
    return new CommittedFollower(consumer(bootstrapServers), topic);
  }

  /** Returns when so many records are there to be read; fails if they are not at the limit. */
  public void awaitRecords(String topic, int records, Duration limit) {
    try (CommittedFollower seen = follow(topic)) {
      Awaitility.await(records + " records in " + topic)
          .atMost(limit)
          .until(() -> seen.seenCount() >= records);
    }
  }

  /** As {@link #follow}, for several topics and more records than memory holds. */
  public CommittedTail tail(List<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> shown) {
    return new CommittedTail(consumer(bootstrapServers), topics, shown);
  }

  /** The ends of all partitions when no transaction is open. */
  private Map<TopicPartition, Long> awaitNoOpenTransaction(String topic, Duration limit) {
    try (Topics topics = new Topics(bootstrapServers)) {
      Map<TopicPartition, Long> stable = new TreeMap<>(PARTITION_ORDER);
      Map<TopicPartition, Long> ends = new TreeMap<>(PARTITION_ORDER);
      try {
        Awaitility.await()
            .atMost(limit)
            .until(
                () -> {
                  stable.putAll(topics.ends(topic, IsolationLevel.READ_COMMITTED));
                  ends.putAll(topics.ends(topic, IsolationLevel.READ_UNCOMMITTED));
                  return stable.equals(ends);
                });
      } catch (ConditionTimeoutException e) {
        throw new IllegalStateException(
            "transactions are still open on "
                + topic
                + " after "
                + limit
                + ": ends "
                + ends
                + ", stable "
                + stable,
            e);
      }
      return stable;
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "isolation.level", "read_committed",
            "enable.auto.commit", "false",
            // what is judged is what comes, not how soon
            "fetch.min.bytes", "65536",
            "fetch.max.wait.ms", "100",
            "auto.offset.reset", "earliest"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
