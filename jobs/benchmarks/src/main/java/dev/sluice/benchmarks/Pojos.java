package dev.sluice.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.api.common.serialization.SerializationSchema;

/** JSON to and from classes with Jackson's data binding. */
final class Pojos {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Pojos() {}

  static <T> T read(byte[] value, Class<T> type) {
    try {
      return JSON.readValue(value, type);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] write(Object pojo) {
    try {
      return JSON.writeValueAsBytes(pojo);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For a source. */
  static final class Reader<T> extends AbstractDeserializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;

    Reader(Class<T> type) {
      super(type);
      this.type = type;
    }

    @Override
    public T deserialize(byte[] value) {
      return read(value, type);
    }
  }

  /** For a sink. */
  static final class Writer<T> implements SerializationSchema<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public byte[] serialize(T pojo) {
      return write(pojo);
    }
  }
}
