package dev.sluice.runtime.row;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.TopicId;
import dev.sluice.runtime.state.Binary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The binary form of coordinates and headers, which every record has. */
public final class Envelope {
  private Envelope() {}

  public static void writeCoordinates(Coordinates coordinates, DataOutputView out)
      throws IOException {
    writeInput(coordinates.input(), out);
    out.writeLong(coordinates.offset());
  }

  public static Coordinates readCoordinates(DataInputView in) throws IOException {
    return new Coordinates(readInput(in), in.readLong());
  }

  static void writeInput(InputPartition input, DataOutputView out) throws IOException {
    Binary.writeText(input.topic(), out);
    out.writeLong(input.id().mostSignificantBits());
    out.writeLong(input.id().leastSignificantBits());
    out.writeInt(input.partition());
  }

  static InputPartition readInput(DataInputView in) throws IOException {
    return new InputPartition(
        Binary.readText(in), new TopicId(in.readLong(), in.readLong()), in.readInt());
  }

  public static void writeHeaders(RecordHeaders headers, DataOutputView out) throws IOException {
    out.writeInt(headers.all().size());
    for (RecordHeader header : headers.all()) {
      Binary.writeText(header.name(), out);
      Binary.writeBytes(header.value(), out);
    }
  }

  public static RecordHeaders readHeaders(DataInputView in) throws IOException {
    int size = in.readInt();
    if (size == 0) {
      return RecordHeaders.NONE;
    }
    List<RecordHeader> headers = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      headers.add(new RecordHeader(Binary.readText(in), Binary.readBytes(in)));
    }
    return new RecordHeaders(headers);
  }
}
