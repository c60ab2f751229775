package dev.sluice.runtime.row;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.TopicId;
import dev.sluice.runtime.state.Binary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The binary form of an input partition: the topic's name as {@link Binary#writeText} has it, id,
 * partition. Runs of records come from one partition, and all that count them look it up: what was
 * met before is not made again. Not for two threads.
 */
final class InputPartitionForm {
  /** Topic id and partition, behind the topic's name. */
  private static final int FIXED = 2 * Long.BYTES + Integer.BYTES;

  /** Kafka's limit for the name of a topic, all of whose characters are ASCII. */
  private static final int LONGEST = 249;

  /** Partitions; a job that reads more of them forgets all at times. */
  private static final int MOST = 1 << 14;

  /**
   * A partition, and its form.
   *
   * @param name where the topic's name begins: in front of it is its length
   */
  private record Known(InputPartition partition, byte[] bytes, int name) {
    static Known of(InputPartition partition) throws IOException {
      String topic = partition.topic();
      DataOutputSerializer out = new DataOutputSerializer(topic.length() + FIXED + 2);
      Binary.writeText(topic, out);
      int name = out.length() - topic.length();
      out.writeLong(partition.id().mostSignificantBits());
      out.writeLong(partition.id().leastSignificantBits());
      out.writeInt(partition.partition());
      return new Known(partition, out.getCopyOfBuffer(), name);
    }

    boolean is(byte[] read, int length) {
      return Arrays.equals(read, 0, length, bytes, name, bytes.length);
    }
  }

  private final Map<InputPartition, Known> known = new HashMap<>();
  private final byte[] read = new byte[LONGEST + FIXED];
  private Known last;

  InputPartitionForm() throws IOException {
    last = Known.of(Coordinates.NONE.input());
  }

  @SuppressWarnings("ReferenceEquality") // what is equal but not the same is looked up
  void write(InputPartition partition, DataOutputView out) throws IOException {
    if (last.partition() != partition) {
      last = known(partition);
    }
    out.write(last.bytes());
  }

  InputPartition read(DataInputView in) throws IOException {
    int name = nameLength(in);
    if (name < 0 || name > LONGEST) {
      throw new IOException("the name of a topic has " + name + " characters");
    }
    in.readFully(read, 0, name + FIXED);
    if (!last.is(read, name + FIXED)) {
      last = known(parsed(name));
    }
    return last.partition();
  }

  /** In front of a text is its length and one, seven bits a byte, the lowest first. */
  private static int nameLength(DataInputView in) throws IOException {
    int first = in.readUnsignedByte();
    return (first < 0x80 ? first : first & 0x7F | in.readUnsignedByte() << 7) - 1;
  }

  private InputPartition parsed(int nameLength) throws IOException {
    for (int i = 0; i < nameLength; i++) {
      if (read[i] < 0) {
        throw new IOException("the name of a topic has a character that is not ASCII");
      }
    }
    ByteBuffer fixed = ByteBuffer.wrap(read, nameLength, FIXED);
    return new InputPartition(
        new String(read, 0, nameLength, StandardCharsets.US_ASCII),
        new TopicId(fixed.getLong(), fixed.getLong()),
        fixed.getInt());
  }

  private Known known(InputPartition partition) throws IOException {
    Known met = known.get(partition);
    if (met == null) {
      if (known.size() >= MOST) {
        known.clear();
      }
      met = Known.of(partition);
      known.put(partition, met);
    }
    return met;
  }
}
