package dev.sluice.ops.cluster;

import dev.sluice.core.name.TopicName;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;

/**
 * What a Kafka cluster says about itself; what is missing comes as a sentence, for error messages.
 */
final class KafkaObservation implements AutoCloseable {
  /**
   * A broker that is only starting does not answer: ask again soon instead of waiting for this
   * answer.
   */
  private static final int ANSWER_LIMIT_MS = 3_000;

  private final Admin admin;

  KafkaObservation(String bootstrapServers) {
    admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_LIMIT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_LIMIT_MS,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200));
  }

  /** The ids of the brokers that serve: registered, and not fenced for missing heartbeats. */
  Set<Integer> serving() throws ExecutionException {
    return get(admin.describeCluster().nodes()).stream().map(Node::id).collect(Collectors.toSet());
  }

  Optional<String> missing(List<KafkaNodeSpec> expected) {
    try {
      Set<Integer> serving = serving();
      List<String> absent =
          expected.stream()
              .filter(node -> !serving.contains(node.id()))
              .map(KafkaNodeSpec::name)
              .toList();
      return absent.isEmpty()
          ? Optional.empty()
          : Optional.of("not registered yet: " + String.join(", ", absent));
    } catch (ExecutionException e) {
      return Optional.of("no answer yet: " + reason(e));
    }
  }

  Optional<String> underReplicated() {
    try {
      Set<String> topics =
          get(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
      Collection<TopicDescription> descriptions =
          get(admin.describeTopics(topics).allTopicNames()).values();
      List<String> behind =
          descriptions.stream().flatMap(KafkaObservation::behind).sorted().toList();
      return behind.isEmpty()
          ? Optional.empty()
          : Optional.of("out of sync: " + String.join(", ", behind));
    } catch (ExecutionException e) {
      return Optional.of("no answer: " + reason(e));
    }
  }

  /** With the brokers' default replication. */
  void createTopic(TopicName name, int partitions) {
    try {
      NewTopic topic = new NewTopic(name.value(), Optional.of(partitions), Optional.empty());
      get(admin.createTopics(List.of(topic)).all());
    } catch (ExecutionException e) {
      throw new ClusterException("cannot create topic " + name + ": " + reason(e), e);
    }
  }

  private static Stream<String> behind(TopicDescription topic) {
    return topic.partitions().stream()
        .filter(partition -> partition.isr().size() < partition.replicas().size())
        .map(partition -> topic.name() + "-" + partition.partition());
  }

  private static String reason(ExecutionException failure) {
    Throwable cause = failure.getCause();
    return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
  }

  private static <T> T get(KafkaFuture<T> future) throws ExecutionException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted while asking Kafka", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
