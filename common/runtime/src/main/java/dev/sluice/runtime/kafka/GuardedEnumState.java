package dev.sluice.runtime.kafka;

import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;

/** The connector's enumerator state and the ids of the topics that it is about. */
public record GuardedEnumState(KafkaSourceEnumState splits, TopicIds topics) {}
