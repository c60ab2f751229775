package dev.sluice.runtime.kafka;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;

/**
 * Version, length and bytes of the connector's form; leader epoch, or -1. The connector's own form,
 * of releases before, is read too.
 */
final class LeaderEpochSplitSerializer implements SimpleVersionedSerializer<KafkaPartitionSplit> {
  /** Above all versions that the connector will ever have. */
  private static final int VERSION = 1_001;

  private static final int UNKNOWN = -1;

  private final SimpleVersionedSerializer<KafkaPartitionSplit> plain;

  LeaderEpochSplitSerializer(SimpleVersionedSerializer<KafkaPartitionSplit> plain) {
    this.plain = plain;
  }

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(KafkaPartitionSplit split) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputViewStreamWrapper out = new DataOutputViewStreamWrapper(bytes);
    SimpleVersionedSerialization.writeVersionAndSerialize(plain, split, out);
    out.writeInt(LeaderEpochSplit.leaderEpochOf(split).orElse(UNKNOWN));
    return bytes.toByteArray();
  }

  @Override
  public KafkaPartitionSplit deserialize(int version, byte[] serialized) throws IOException {
    if (version < VERSION) {
      return plain.deserialize(version, serialized);
    }
    if (version > VERSION) {
      throw new IOException(
          "a source's split of version " + version + " is unknown; this is version " + VERSION);
    }
    DataInputViewStreamWrapper in =
        new DataInputViewStreamWrapper(new ByteArrayInputStream(serialized));
    KafkaPartitionSplit split = SimpleVersionedSerialization.readVersionAndDeSerialize(plain, in);
    int leaderEpoch = in.readInt();
    return leaderEpoch == UNKNOWN ? split : new LeaderEpochSplit(split, leaderEpoch);
  }
}
