package dev.sluice.runtime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;

/** What becomes of values and snapshots that Flink writes and reads back. */
public final class Serialized {
  private Serialized() {}

  public static <T> byte[] bytes(TypeSerializer<T> serializer, T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      serializer.serialize(value, new DataOutputViewStreamWrapper(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static <T> T value(TypeSerializer<T> serializer, byte[] bytes) {
    try {
      ByteArrayInputStream in = new ByteArrayInputStream(bytes);
      T value = serializer.deserialize(new DataInputViewStreamWrapper(in));
      if (in.available() > 0) {
        throw new IllegalStateException(in.available() + " bytes were written and not read");
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static <T> T roundTrip(TypeSerializer<T> serializer, T value) {
    return value(serializer.duplicate(), bytes(serializer, value));
  }

  /** The serializer's snapshot as a savepoint gives it back. */
  public static <T> TypeSerializerSnapshot<T> snapshot(TypeSerializer<T> serializer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      TypeSerializerSnapshot.writeVersionedSnapshot(
          new DataOutputViewStreamWrapper(bytes), serializer.snapshotConfiguration());
      return TypeSerializerSnapshot.readVersionedSnapshot(
          new DataInputViewStreamWrapper(new ByteArrayInputStream(bytes.toByteArray())),
          Serialized.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
