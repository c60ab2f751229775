package dev.sluice.runtime.kafka;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.apache.kafka.common.TopicPartition;

/**
 * Version and length of the connector's own form, that form, then the count of ranges and for each
 * topic (UTF), partition (int), first, last, records (long); since version 2 length and bytes of
 * the marker.
 */
final class EpochCommittableSerializer implements SimpleVersionedSerializer<EpochCommittable> {
  private static final int VERSION = 2;

  /** Of the releases without a ledger. */
  private static final int WITHOUT_MARKER = 1;

  private final SimpleVersionedSerializer<KafkaCommittable> transactions;

  EpochCommittableSerializer(SimpleVersionedSerializer<KafkaCommittable> transactions) {
    this.transactions = transactions;
  }

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(EpochCommittable committable) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputViewStreamWrapper out = new DataOutputViewStreamWrapper(bytes);
    SimpleVersionedSerialization.writeVersionAndSerialize(
        transactions, committable.transaction(), out);
    Map<TopicPartition, InputRange> ranges = committable.inputs().ranges();
    out.writeInt(ranges.size());
    for (Map.Entry<TopicPartition, InputRange> entry : ranges.entrySet()) {
      out.writeUTF(entry.getKey().topic());
      out.writeInt(entry.getKey().partition());
      out.writeLong(entry.getValue().first());
      out.writeLong(entry.getValue().last());
      out.writeLong(entry.getValue().records());
    }
    out.writeInt(committable.marker().length);
    out.write(committable.marker());
    return bytes.toByteArray();
  }

  @Override
  public EpochCommittable deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION && version != WITHOUT_MARKER) {
      throw new IOException(
          "a prepared transaction of version "
              + version
              + " is unknown; known are "
              + WITHOUT_MARKER
              + " to "
              + VERSION);
    }
    DataInputViewStreamWrapper in =
        new DataInputViewStreamWrapper(new ByteArrayInputStream(serialized));
    KafkaCommittable transaction =
        SimpleVersionedSerialization.readVersionAndDeSerialize(transactions, in);
    int count = in.readInt();
    Map<TopicPartition, InputRange> ranges = new HashMap<>();
    for (int i = 0; i < count; i++) {
      TopicPartition partition = new TopicPartition(in.readUTF(), in.readInt());
      ranges.put(partition, new InputRange(in.readLong(), in.readLong(), in.readLong()));
    }
    byte[] marker = version == WITHOUT_MARKER ? new byte[0] : in.readNBytes(in.readInt());
    return new EpochCommittable(transaction, new InputRanges(ranges), marker);
  }
}
