package dev.sluice.core.ledger;

/**
 * What a sink's subtask wrote to one partition of its topic.
 *
 * @param content sum of the digests with content; 0 where the sink does not take it
 */
public record OutputLine(int partition, Tally written, long content) {}
