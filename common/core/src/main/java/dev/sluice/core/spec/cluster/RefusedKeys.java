package dev.sluice.core.spec.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Settings of Kafka's clients that a profile must not touch, each with the reason. */
final class RefusedKeys {
  private static final Map<String, String> REASONS = new HashMap<>();

  static {
    // what exactly-once stands on
    refuse(
        "enable.idempotence", "without idempotence a retry writes a record twice; it is always on");
    refuse("acks", "anything but 'all' loses committed records with a broker; it is always 'all'");
    refuse(
        "retries",
        "a producer that gives up early fails the epoch; delivery.timeout.ms bounds the time");
    refuse(
        "max.in.flight.requests.per.connection",
        "more than 5 would lose the order of records; Sluice sets it");
    refuse(
        "transactional.id",
        "the id is built from pipeline and sink, so that a restart finds its transactions");
    refuse(
        "transaction.timeout.ms",
        "it belongs to the pipeline: settings: {transaction-timeout: ...}");
    refuse("transaction.two.phase.commit.enable", "the connector does not speak KIP-939");
    refuse(
        "isolation.level",
        "anything but 'read_committed' reads records that never were; it is always that");
    refuse(
        "auto.offset.reset",
        "a lost offset must stop the pipeline, not move it; the first position is 'start' of the source");
    refuse("enable.auto.commit", "offsets are committed with checkpoints");
    refuse("auto.commit.interval.ms", "offsets are committed with checkpoints");
    refuse("group.id", "the group is the name of the pipeline");
    refuse(
        "allow.auto.create.topics",
        "a misspelt topic would come into being instead of being reported");
    // who gets which record
    refuse(
        "partitioner.class",
        "records of one key must stay in one partition; keys are hashed as Kafka does");
    refuse("partitioner.ignore.keys", "records of one key must stay in one partition");
    String assigned = "partitions are assigned by Flink, not by the group";
    refuse("group.instance.id", assigned);
    refuse("group.protocol", assigned);
    refuse("group.remote.assignor", assigned);
    refuse("partition.assignment.strategy", assigned);
    refuse("session.timeout.ms", assigned);
    refuse("heartbeat.interval.ms", assigned);
    refuse("max.poll.interval.ms", assigned);
    // what the formats do
    String bytes = "Sluice hands bytes to Kafka; the format is 'format' of the source or sink";
    refuse("key.serializer", bytes);
    refuse("value.serializer", bytes);
    refuse("key.deserializer", bytes);
    refuse("value.deserializer", bytes);
    // code and names that would come in from outside
    refuse(
        "interceptor.classes",
        "foreign code between Sluice and Kafka could change or drop records");
    refuse("config.providers", "secrets are ${env:NAME} and ${file:PATH}");
    refuse("client.id", "each task has its own id, built from the pipeline");
    refuse("bootstrap.servers", "it is the key 'bootstrap-servers' of the profile");
    refuse("bootstrap.controllers", "Sluice talks to brokers: 'bootstrap-servers'");
  }

  private RefusedKeys() {}

  private static void refuse(String key, String reason) {
    REASONS.put(key, reason);
  }

  static Optional<String> reason(String key) {
    return Optional.ofNullable(REASONS.get(key));
  }
}
