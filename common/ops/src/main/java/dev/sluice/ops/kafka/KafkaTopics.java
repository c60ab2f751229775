package dev.sluice.ops.kafka;

import dev.sluice.core.ledger.TopicId;
import dev.sluice.ops.kafka.TopicState.Cleanup;
import dev.sluice.ops.kafka.TopicState.PartitionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Where topics begin and end, and which transactions are open: what changes while one looks. */
public final class KafkaTopics implements AutoCloseable {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);

  private final String bootstrapServers;
  private final Admin admin;

  /**
   * @param settings client settings with secrets resolved
   * @throws KafkaUnreachableException when the cluster does not answer
   */
  public KafkaTopics(Map<String, String> settings) {
    this.bootstrapServers =
        settings.getOrDefault(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "no address");
    Map<String, Object> complete = new HashMap<>(settings);
    complete.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST_TIMEOUT.toMillis());
    complete.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) CALL_TIMEOUT.toMillis());
    try {
      admin = Admin.create(complete);
    } catch (KafkaException e) {
      throw new KafkaUnreachableException(bootstrapServers, cause(e));
    }
  }

  /**
   * The topic as it is now.
   *
   * @return empty when there is none of that name
   */
  public Optional<TopicState> state(String topic) {
    try {
      TopicDescription described =
          Objects.requireNonNull(
              Answer.to(admin.describeTopics(Set.of(topic)).allTopicNames()).get(topic));
      List<TopicPartition> partitions =
          described.partitions().stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      Map<TopicPartition, Long> begins =
          offsets(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
      Map<TopicPartition, Long> stables =
          offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
      Map<TopicPartition, Long> ends =
          offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
      TopicId id =
          new TopicId(
              described.topicId().getMostSignificantBits(),
              described.topicId().getLeastSignificantBits());
      return Optional.of(
          new TopicState(
              topic,
              id,
              partitions.stream()
                  .map(
                      at ->
                          new PartitionState(
                              at.partition(),
                              begins.getOrDefault(at, 0L),
                              stables.getOrDefault(at, 0L),
                              ends.getOrDefault(at, 0L)))
                  .toList(),
              cleanup(topic)));
    } catch (UnknownTopicOrPartitionException e) {
      return Optional.empty();
    } catch (KafkaException e) {
      throw new KafkaUnreachableException(bootstrapServers, cause(e));
    }
  }

  private Cleanup cleanup(String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try {
      return Answer.to(admin.describeConfigs(Set.of(resource)).all()).values().stream()
              .flatMap(config -> config.entries().stream())
              .anyMatch(
                  entry ->
                      entry.name().equals("cleanup.policy") && entry.value().contains("compact"))
          ? Cleanup.COMPACT
          : Cleanup.DELETE;
    } catch (AuthorizationException e) {
      return Cleanup.DELETE;
    }
  }

  private Map<TopicPartition, Long> offsets(
      List<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, spec));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> answer :
        Answer.to(admin.listOffsets(wanted, new ListOffsetsOptions(isolation)).all()).entrySet()) {
      offsets.put(answer.getKey(), answer.getValue().offset());
    }
    return offsets;
  }

  /**
   * The transactions of ids with these prefixes that are neither committed nor aborted.
   *
   * @throws KafkaUnreachableException when the cluster does not answer
   */
  public List<RunningTransaction> running(Set<String> prefixes) {
    try {
      ListTransactionsOptions open =
          new ListTransactionsOptions()
              .filterStates(
                  Set.of(
                      TransactionState.ONGOING,
                      TransactionState.PREPARE_ABORT,
                      TransactionState.PREPARE_COMMIT));
      List<RunningTransaction> running = new ArrayList<>();
      for (TransactionListing listing : Answer.to(admin.listTransactions(open).all())) {
        String id = listing.transactionalId();
        if (prefixes.stream().anyMatch(id::startsWith)) {
          describe(id).ifPresent(running::add);
        }
      }
      return running;
    } catch (AuthorizationException e) {
      return List.of();
    } catch (KafkaException e) {
      throw new KafkaUnreachableException(bootstrapServers, cause(e));
    }
  }

  private Optional<RunningTransaction> describe(String id) {
    try {
      TransactionDescription described =
          Answer.to(admin.describeTransactions(Set.of(id)).description(id));
      return described.transactionStartTimeMs().isPresent()
          ? Optional.of(new RunningTransaction(id, described.transactionStartTimeMs().getAsLong()))
          : Optional.empty();
    } catch (TransactionalIdNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Throwable cause(KafkaException e) {
    return e.getCause() == null ? e : e.getCause();
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
