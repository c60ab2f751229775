package dev.sluice.testkit.topic;

/**
 * A record's identity in a load: the sequence numbers of a key count from 0 in the order of
 * writing.
 */
public record Sequenced(String key, long sequence) {}
