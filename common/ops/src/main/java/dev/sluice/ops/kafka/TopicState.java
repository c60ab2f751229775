package dev.sluice.ops.kafka;

import dev.sluice.core.ledger.TopicId;
import java.util.List;

/**
 * A topic and how far it goes.
 *
 * @param partitions in the order of their numbers
 * @param cleanup what becomes of old records
 */
public record TopicState(
    String name, TopicId id, List<PartitionState> partitions, Cleanup cleanup) {
  public TopicState {
    partitions = List.copyOf(partitions);
  }

  /** Kafka's {@code cleanup.policy}. */
  public enum Cleanup {
    DELETE,
    /** Records that are replaced by others of the same key go. */
    COMPACT
  }

  /**
   * @param begin first offset that is there
   * @param stable everything below is committed or aborted
   * @param end where the next record will go
   */
  public record PartitionState(int partition, long begin, long stable, long end) {}
}
