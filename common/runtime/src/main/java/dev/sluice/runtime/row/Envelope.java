package dev.sluice.runtime.row;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.runtime.state.Binary;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of coordinates and headers, which every record has. Remembers partitions, so not
 * for two threads; what it remembers is not shipped.
 */
final class Envelope implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient @Nullable InputPartitionForm inputs;

  void writeCoordinates(Coordinates coordinates, DataOutputView out) throws IOException {
    writeInput(coordinates.input(), out);
    out.writeLong(coordinates.offset());
  }

  Coordinates readCoordinates(DataInputView in) throws IOException {
    return new Coordinates(readInput(in), in.readLong());
  }

  void writeInput(InputPartition input, DataOutputView out) throws IOException {
    inputs().write(input, out);
  }

  InputPartition readInput(DataInputView in) throws IOException {
    return inputs().read(in);
  }

  private InputPartitionForm inputs() throws IOException {
    InputPartitionForm current = inputs;
    if (current == null) {
      current = new InputPartitionForm();
      inputs = current;
    }
    return current;
  }

  static void writeHeaders(RecordHeaders headers, DataOutputView out) throws IOException {
    out.writeInt(headers.all().size());
    for (RecordHeader header : headers.all()) {
      Binary.writeText(header.name(), out);
      Binary.writeBytes(header.value(), out);
    }
  }

  static RecordHeaders readHeaders(DataInputView in) throws IOException {
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
