package dev.sluice.core.ledger;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A partition that is read, with what the digests of its records begin with. */
public final class InputPartition implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String topic;
  private final TopicId id;
  private final int partition;
  private final long seed;

  public InputPartition(String topic, TopicId id, int partition) {
    this.topic = topic;
    this.id = id;
    this.partition = partition;
    this.seed = OffsetDigest.seed(id, partition);
  }

  public String topic() {
    return topic;
  }

  public TopicId id() {
    return id;
  }

  public int partition() {
    return partition;
  }

  /** The digest of the record at an offset, see {@link OffsetDigest}. */
  public long digest(long offset) {
    return OffsetDigest.of(seed, offset);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    // mostly the same object: records of one partition share it
    if (this == other) {
      return true;
    }
    return other instanceof InputPartition that
        && partition == that.partition
        && topic.equals(that.topic)
        && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return Objects.hash(topic, id, partition);
  }

  @Override
  public String toString() {
    return topic + "-" + partition;
  }
}
