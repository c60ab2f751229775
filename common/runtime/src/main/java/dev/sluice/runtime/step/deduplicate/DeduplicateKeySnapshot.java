package dev.sluice.runtime.step.deduplicate;

import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.state.SchemaForm;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a savepoint keeps of a {@link DeduplicateKeySerializer}. Found by name in savepoints: never
 * rename.
 */
public final class DeduplicateKeySnapshot implements TypeSerializerSnapshot<DeduplicateKey> {
  /** Of the binary form, to be raised with every change of it. */
  private static final int VERSION = 1;

  private Schema key;

  /** For Flink, which then calls {@link #readSnapshot}. */
  public DeduplicateKeySnapshot() {
    this(new Schema(List.of()));
  }

  DeduplicateKeySnapshot(Schema key) {
    this.key = key;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    SchemaForm.write(key, out);
  }

  @Override
  public void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader)
      throws IOException {
    if (readVersion != VERSION) {
      throw new IOException(
          "keys in state have form " + readVersion + "; this release knows form " + VERSION);
    }
    key = SchemaForm.read(in);
  }

  @Override
  public TypeSerializer<DeduplicateKey> restoreSerializer() {
    return new DeduplicateKeySerializer(key);
  }

  @Override
  public TypeSerializerSchemaCompatibility<DeduplicateKey> resolveSchemaCompatibility(
      TypeSerializerSnapshot<DeduplicateKey> old) {
    return old instanceof DeduplicateKeySnapshot before && before.key.equals(key)
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
