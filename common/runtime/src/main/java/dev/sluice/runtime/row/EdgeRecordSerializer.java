package dev.sluice.runtime.row;

import dev.sluice.runtime.state.Binary;
import dev.sluice.runtime.state.FixedFormSnapshot;
import dev.sluice.runtime.state.ImmutableSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** {@link EdgeRecord} as bytes. */
public final class EdgeRecordSerializer extends ImmutableSerializer<EdgeRecord> {
  private static final long serialVersionUID = 1L;

  private final Envelope envelope = new Envelope();

  @Override
  public TypeSerializer<EdgeRecord> duplicate() {
    // the envelope is one thread's business
    return new EdgeRecordSerializer();
  }

  @Override
  public void serialize(EdgeRecord edge, DataOutputView out) throws IOException {
    envelope.writeCoordinates(edge.coordinates(), out);
    if (edge.statementOrNull() != null) {
      StatementForm.write(edge.statementOrNull(), envelope, out);
      return;
    }
    out.writeLong(edge.timestamp());
    Envelope.writeHeaders(edge.headers(), out);
    Binary.writeBytes(edge.key(), out);
    Binary.writeBytes(edge.value(), out);
  }

  @Override
  public EdgeRecord deserialize(DataInputView in) throws IOException {
    Coordinates coordinates = envelope.readCoordinates(in);
    if (coordinates.isNone()) {
      return EdgeRecord.of(StatementForm.read(envelope, in));
    }
    long timestamp = in.readLong();
    RecordHeaders headers = Envelope.readHeaders(in);
    return new EdgeRecord(
        coordinates, Binary.readBytes(in), Binary.readBytes(in), timestamp, headers);
  }

  @Override
  public TypeSerializerSnapshot<EdgeRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Found by name in savepoints: never rename. */
  public static final class Snapshot extends FixedFormSnapshot<EdgeRecord> {
    public Snapshot() {
      super(1, new EdgeRecordSerializer());
    }
  }
}
