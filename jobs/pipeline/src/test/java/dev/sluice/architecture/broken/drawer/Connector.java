package dev.sluice.architecture.broken.drawer;

import org.apache.flink.connector.kafka.sink.internal.TransactionOwnership;
import org.apache.flink.connector.kafka.source.KafkaSource;

/** Reaches around the exactly-once source and into what Flink keeps for itself. */
public record Connector(KafkaSource<String> source, TransactionOwnership internal) {}
