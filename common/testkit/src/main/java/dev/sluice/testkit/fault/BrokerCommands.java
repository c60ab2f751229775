package dev.sluice.testkit.fault;

import dev.sluice.testkit.process.KafkaUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** What an operator asks the brokers, past all proxies. */
final class BrokerCommands implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Admin admin;

  BrokerCommands(KafkaUnderTest kafka) {
    admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                // a frozen broker takes questions and never answers: ask another one soon
                "request.timeout.ms",
                "5000"));
  }

  Admin admin() {
    return admin;
  }

  /** The ids of the brokers that are registered and not fenced. */
  Set<Integer> serving() {
    return get(admin.describeCluster().nodes()).stream().map(Node::id).collect(Collectors.toSet());
  }

  List<TopicPartitionInfo> partitions(String topic) {
    return get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions();
  }

  /** All topics; the brokers' own ones, if there are any yet, only where they are wanted. */
  Map<String, TopicDescription> topics(ListTopicsOptions wanted) {
    Set<String> names = new TreeSet<>(get(admin.listTopics(wanted).names()));
    return get(admin.describeTopics(names).allTopicNames());
  }

  TopicPartition anyPartition(RandomGenerator random) {
    List<TopicPartition> all =
        topics(new ListTopicsOptions()).values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(info -> new TopicPartition(topic.name(), info.partition())))
            .sorted((one, other) -> one.toString().compareTo(other.toString()))
            .toList();
    if (all.isEmpty()) {
      throw new FaultFailedException("there are no topics");
    }
    return all.get(random.nextInt(all.size()));
  }

  int leader(TopicPartition partition) {
    Node leader = partitions(partition.topic()).get(partition.partition()).leader();
    if (leader == null || leader.isEmpty()) {
      throw new FaultFailedException(partition + " has no leader");
    }
    return leader.id();
  }

  static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FaultFailedException("interrupted while asking Kafka", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new FaultFailedException("Kafka refused: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
