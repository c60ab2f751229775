package dev.sluice.runtime.kafka;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.apache.kafka.common.Uuid;

/**
 * Version 1: version, length and bytes of the connector's form; count of topics; each as name (UTF)
 * and id (two longs).
 */
final class GuardedEnumStateSerializer implements SimpleVersionedSerializer<GuardedEnumState> {
  private static final int VERSION = 1;

  private final SimpleVersionedSerializer<KafkaSourceEnumState> splits;

  GuardedEnumStateSerializer(SimpleVersionedSerializer<KafkaSourceEnumState> splits) {
    this.splits = splits;
  }

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(GuardedEnumState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputViewStreamWrapper out = new DataOutputViewStreamWrapper(bytes);
    SimpleVersionedSerialization.writeVersionAndSerialize(splits, state.splits(), out);
    out.writeInt(state.topics().ids().size());
    for (Map.Entry<String, Uuid> topic : state.topics().ids().entrySet()) {
      out.writeUTF(topic.getKey());
      out.writeLong(topic.getValue().getMostSignificantBits());
      out.writeLong(topic.getValue().getLeastSignificantBits());
    }
    return bytes.toByteArray();
  }

  @Override
  public GuardedEnumState deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "source state of version " + version + " is unknown; this is version " + VERSION);
    }
    DataInputViewStreamWrapper in =
        new DataInputViewStreamWrapper(new ByteArrayInputStream(serialized));
    KafkaSourceEnumState state = SimpleVersionedSerialization.readVersionAndDeSerialize(splits, in);
    int count = in.readInt();
    Map<String, Uuid> ids = new HashMap<>();
    for (int i = 0; i < count; i++) {
      ids.put(in.readUTF(), new Uuid(in.readLong(), in.readLong()));
    }
    return new GuardedEnumState(state, new TopicIds(ids));
  }
}
