package dev.sluice.runtime.deadletter;

import dev.sluice.core.deadletter.Stage;
import dev.sluice.core.name.NodeName;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.EdgeRecordSerializer;
import dev.sluice.runtime.state.Binary;
import dev.sluice.runtime.state.FixedFormSnapshot;
import dev.sluice.runtime.state.ImmutableSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** {@link DeadLetter} as bytes. */
public final class DeadLetterSerializer extends ImmutableSerializer<DeadLetter> {
  private static final long serialVersionUID = 1L;

  private final EdgeRecordSerializer records = new EdgeRecordSerializer();

  @Override
  public TypeSerializer<DeadLetter> duplicate() {
    // that of the records remembers what came last, which is one thread's business
    return new DeadLetterSerializer();
  }

  @Override
  public void serialize(DeadLetter letter, DataOutputView out) throws IOException {
    records.serialize(letter.original(), out);
    Binary.writeText(letter.node().value(), out);
    Binary.writeText(letter.stage().name(), out);
    Binary.writeText(letter.code(), out);
    Binary.writeText(letter.reason(), out);
  }

  @Override
  public DeadLetter deserialize(DataInputView in) throws IOException {
    EdgeRecord original = records.deserialize(in);
    NodeName node = new NodeName(Binary.readText(in));
    Stage stage = Stage.valueOf(Binary.readText(in));
    return new DeadLetter(original, node, stage, Binary.readText(in), Binary.readText(in));
  }

  @Override
  public TypeSerializerSnapshot<DeadLetter> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Found by name in savepoints: never rename. */
  public static final class Snapshot extends FixedFormSnapshot<DeadLetter> {
    public Snapshot() {
      super(1, new DeadLetterSerializer());
    }
  }
}
