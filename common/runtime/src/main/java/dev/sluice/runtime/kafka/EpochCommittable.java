package dev.sluice.runtime.kafka;

import org.apache.flink.connector.kafka.sink.KafkaCommittable;

/**
 * One prepared transaction and the input it was made from: should it be lost, these are the records
 * to name.
 */
public record EpochCommittable(KafkaCommittable transaction, InputRanges inputs) {}
