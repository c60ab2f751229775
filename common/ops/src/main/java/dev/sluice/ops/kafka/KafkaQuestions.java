package dev.sluice.ops.kafka;

import java.util.Set;

/** What to find out about a Kafka cluster. */
public record KafkaQuestions(
    Set<String> topics, Set<String> patterns, Set<String> transactionalIds, String consumerGroup) {
  public KafkaQuestions {
    topics = Set.copyOf(topics);
    patterns = Set.copyOf(patterns);
    transactionalIds = Set.copyOf(transactionalIds);
  }
}
