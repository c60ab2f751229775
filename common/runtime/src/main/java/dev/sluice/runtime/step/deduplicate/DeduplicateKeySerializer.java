package dev.sluice.runtime.step.deduplicate;

import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.state.Binary;
import dev.sluice.runtime.state.ImmutableSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * {@link DeduplicateKey} as bytes. Knows what the bytes are made of, so that a step with another
 * key does not silently take over state in which it would find nothing.
 */
public final class DeduplicateKeySerializer extends ImmutableSerializer<DeduplicateKey> {
  private static final long serialVersionUID = 1L;

  private final Schema key;

  DeduplicateKeySerializer(Schema key) {
    this.key = key;
  }

  @Override
  public void serialize(DeduplicateKey value, DataOutputView out) throws IOException {
    Binary.writeBytes(value.bytes(), out);
  }

  @Override
  public DeduplicateKey deserialize(DataInputView in) throws IOException {
    return new DeduplicateKey(Binary.readPresentBytes(in));
  }

  @Override
  public TypeSerializerSnapshot<DeduplicateKey> snapshotConfiguration() {
    return new DeduplicateKeySnapshot(key);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DeduplicateKeySerializer that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
