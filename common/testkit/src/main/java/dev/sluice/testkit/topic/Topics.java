package dev.sluice.testkit.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.awaitility.Awaitility;

/** What operators do to topics, on purpose and by accident. */
public final class Topics implements AutoCloseable {
  /** A cluster that has just lost a broker answers after its session has ended. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Admin admin;

  public Topics(String bootstrapServers) {
    admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  public void create(String topic, int partitions) {
    create(topic, partitions, Map.of());
  }

  /**
   * @param config topic settings, such as {@code max.message.bytes}
   */
  public void create(String topic, int partitions, Map<String, String> config) {
    get(admin.createTopics(Set.of(newTopic(topic, partitions, config))).all());
    awaitLeaders(topic, partitions);
  }

  /**
   * One partition.
   *
   * @param brokers that hold it, its leader first
   */
  public void createOn(List<Integer> brokers, String topic, Map<String, String> config) {
    NewTopic assigned = new NewTopic(topic, Map.of(0, brokers)).configs(config);
    get(admin.createTopics(Set.of(assigned)).all());
    awaitLeaders(topic, 1);
  }

  public void addPartitions(String topic, int total) {
    get(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total))).all());
    awaitLeaders(topic, total);
  }

  public void delete(String topic) {
    get(admin.deleteTopics(Set.of(topic)).all());
  }

  /** Retention by hand: the partition begins at the offset afterwards. */
  public void deleteRecordsBefore(String topic, int partition, long offset) {
    var range = Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset));
    get(admin.deleteRecords(range).all());
  }

  /** The same name, another topic id, offsets from 0. */
  public void recreate(String topic, int partitions) {
    delete(topic);
    Awaitility.await("deletion of " + topic)
        .atMost(LIMIT)
        .until(() -> createdNow(topic, partitions));
    awaitLeaders(topic, partitions);
  }

  public Uuid id(String topic) {
    return describe(topic).topicId();
  }

  /** The broker that leads a partition now. */
  public int leader(String topic, int partition) {
    return Objects.requireNonNull(describe(topic).partitions().get(partition).leader()).id();
  }

  /**
   * Offsets taken by records and markers of all transactions, ended or not: a sign of life, not a
   * count of records.
   */
  public long writtenCount(String topic) {
    return offsets(topic, IsolationLevel.READ_UNCOMMITTED);
  }

  /** Offsets that a read_committed consumer gets to: records, and a few markers. */
  public long committedCount(String topic) {
    return offsets(topic, IsolationLevel.READ_COMMITTED);
  }

  private long offsets(String topic, IsolationLevel isolation) {
    return ends(topic, isolation).values().stream().mapToLong(offset -> offset).sum();
  }

  /** The high watermark of each partition, or its last stable offset with READ_COMMITTED. */
  public Map<TopicPartition, Long> ends(String topic, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> wanted =
        describe(topic).partitions().stream()
            .collect(
                Collectors.toMap(
                    p -> new TopicPartition(topic, p.partition()), p -> OffsetSpec.latest()));
    return get(admin.listOffsets(wanted, new ListOffsetsOptions(isolation)).all())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  /** Each partition whose last stable offset is not its high watermark, with both. */
  List<String> blockedPartitions(String topic) {
    Map<TopicPartition, Long> stable = ends(topic, IsolationLevel.READ_COMMITTED);
    return ends(topic, IsolationLevel.READ_UNCOMMITTED).entrySet().stream()
        .filter(end -> !end.getValue().equals(stable.get(end.getKey())))
        .map(end -> end.getKey() + ": " + stable.get(end.getKey()) + " of " + end.getValue())
        .sorted()
        .toList();
  }

  Admin admin() {
    return admin;
  }

  private boolean createdNow(String topic, int partitions) throws InterruptedException {
    try {
      admin.createTopics(Set.of(newTopic(topic, partitions, Map.of()))).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false; // the brokers have not all heard of the deletion yet
      }
      throw new IllegalStateException("cannot create " + topic, e.getCause());
    }
  }

  private static NewTopic newTopic(String topic, int partitions, Map<String, String> config) {
    return new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(config);
  }

  /**
   * A new partition is known before it has a leader: a client that is too early waits for a whole
   * metadata age.
   */
  private void awaitLeaders(String topic, int partitions) {
    Awaitility.await("leaders of " + topic)
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(
            () -> {
              var infos = describe(topic).partitions();
              return infos.size() == partitions
                  && infos.stream()
                      .allMatch(info -> info.leader() != null && !info.leader().isEmpty());
            });
  }

  private TopicDescription describe(String topic) {
    return Objects.requireNonNull(
        get(admin.describeTopics(Set.of(topic)).allTopicNames()).get(topic), topic);
  }

  static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking Kafka", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka refused: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
