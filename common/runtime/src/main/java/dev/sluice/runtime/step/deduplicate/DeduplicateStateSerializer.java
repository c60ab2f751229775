package dev.sluice.runtime.step.deduplicate;

import dev.sluice.runtime.state.FixedFormSnapshot;
import dev.sluice.runtime.state.ImmutableSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** {@link DeduplicateState} as bytes. */
public final class DeduplicateStateSerializer extends ImmutableSerializer<DeduplicateState> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(DeduplicateState state, DataOutputView out) throws IOException {
    out.writeInt(state.kept().size());
    for (long time : state.kept()) {
      out.writeLong(time);
    }
  }

  @Override
  public DeduplicateState deserialize(DataInputView in) throws IOException {
    int size = in.readInt();
    List<Long> kept = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      kept.add(in.readLong());
    }
    return new DeduplicateState(kept);
  }

  @Override
  public TypeSerializerSnapshot<DeduplicateState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Found by name in savepoints: never rename. */
  public static final class Snapshot extends FixedFormSnapshot<DeduplicateState> {
    public Snapshot() {
      super(1, new DeduplicateStateSerializer());
    }
  }
}
