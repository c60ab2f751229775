package dev.sluice.ops.kafka;

/**
 * A transaction that has neither been committed nor aborted.
 *
 * @param since milliseconds since 1970
 */
public record RunningTransaction(String transactionalId, long since) {}
