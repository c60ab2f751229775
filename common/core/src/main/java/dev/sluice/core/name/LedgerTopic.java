package dev.sluice.core.name;

/** The topic of a pipeline's ledger, unless its file names another one. */
public final class LedgerTopic {
  /** With the longest pipeline name well under Kafka's 249 characters. */
  private static final String PREFIX = "sluice.ledger.";

  private LedgerTopic() {}

  public static TopicName of(PipelineName pipeline) {
    return new TopicName(PREFIX + pipeline);
  }
}
