package dev.sluice.runtime.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * A serializer of values of no fixed length that makes a new one for what it reads.
 *
 * <p>A subclass without fields is equal to every other instance of its class; one with fields
 * overrides {@link #equals} and {@link #hashCode}.
 */
public abstract class FreshSerializer<T> extends TypeSerializer<T> {
  private static final long serialVersionUID = 1L;

  /** Of variable length, in Flink's terms. */
  private static final int VARIABLE = -1;

  @Override
  public TypeSerializer<T> duplicate() {
    return this;
  }

  /** Flink asks for an instance only to reuse it, which no serializer here does. */
  @Override
  public final @Nullable T createInstance() {
    return null;
  }

  @Override
  public final T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public final int getLength() {
    return VARIABLE;
  }

  @Override
  public final T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public final void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  @SuppressWarnings("EqualsGetClass") // what differs in class differs in the bytes it writes
  public boolean equals(@Nullable Object other) {
    return other != null && other.getClass() == getClass();
  }

  @Override
  public int hashCode() {
    return getClass().hashCode();
  }
}
