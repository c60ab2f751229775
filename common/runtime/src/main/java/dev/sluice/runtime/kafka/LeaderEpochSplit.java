package dev.sluice.runtime.kafka;

import java.util.OptionalInt;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/**
 * A split that has been read, with the leader epoch of the last record in front of its offset: what
 * says later whether the partition still holds that record.
 */
final class LeaderEpochSplit extends KafkaPartitionSplit {
  private final int leaderEpoch;

  LeaderEpochSplit(KafkaPartitionSplit split, int leaderEpoch) {
    super(
        split.getTopicPartition(),
        split.getStartingOffset(),
        split.getStoppingOffset().orElse(NO_STOPPING_OFFSET));
    this.leaderEpoch = leaderEpoch;
  }

  int leaderEpoch() {
    return leaderEpoch;
  }

  /** Empty for one of which nothing has been read, or which was stored by an earlier release. */
  static OptionalInt leaderEpochOf(KafkaPartitionSplit split) {
    return split instanceof LeaderEpochSplit read
        ? OptionalInt.of(read.leaderEpoch)
        : OptionalInt.empty();
  }

  /**
   * Splits are compared as the connector does: what they hold of a partition, not what is known.
   */
  @Override
  public boolean equals(Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
