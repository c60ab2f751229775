package dev.sluice.ops.flink;

/** A savepoint that was asked for. */
public record SavepointTrigger(JobId job, String id) {}
