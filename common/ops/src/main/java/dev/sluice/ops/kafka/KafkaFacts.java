package dev.sluice.ops.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a Kafka cluster.
 *
 * @param topics by name, each topic that was asked for
 * @param matching for each pattern that was asked for, the topics that match it
 * @param maximumTransactionTimeoutOrNull the brokers' {@code transaction.max.timeout.ms}; absent
 *     when it may not be read
 * @param denied transactional ids and consumer groups that the user may not describe
 */
public record KafkaFacts(
    Map<String, TopicFacts> topics,
    Map<String, List<String>> matching,
    @Nullable Duration maximumTransactionTimeoutOrNull,
    List<String> denied) {
  public KafkaFacts {
    topics = Map.copyOf(topics);
    matching = Map.copyOf(matching);
    denied = List.copyOf(denied);
  }

  public Optional<Duration> maximumTransactionTimeout() {
    return Optional.ofNullable(maximumTransactionTimeoutOrNull);
  }
}
