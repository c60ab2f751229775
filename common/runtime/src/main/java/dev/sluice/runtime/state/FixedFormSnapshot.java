package dev.sluice.runtime.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The snapshot of a serializer without parameters: a version of its binary form and nothing else.
 * State of a version that this release does not know is refused, so an older release never misreads
 * what a newer one wrote.
 */
public abstract class FixedFormSnapshot<T> implements TypeSerializerSnapshot<T> {
  private final int version;
  private final TypeSerializer<T> serializer;

  protected FixedFormSnapshot(int version, TypeSerializer<T> serializer) {
    this.version = version;
    this.serializer = serializer;
  }

  @Override
  public final int getCurrentVersion() {
    return version;
  }

  @Override
  public final void writeSnapshot(DataOutputView out) {
    // the version, which Flink writes, says it all
  }

  @Override
  public final void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader)
      throws IOException {
    if (readVersion != version) {
      throw new IOException(
          "state of "
              + serializer.getClass().getSimpleName()
              + " has form "
              + readVersion
              + "; this release knows form "
              + version);
    }
  }

  @Override
  public final TypeSerializer<T> restoreSerializer() {
    return serializer.duplicate();
  }

  @Override
  public final TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    return old.getClass() == getClass()
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
