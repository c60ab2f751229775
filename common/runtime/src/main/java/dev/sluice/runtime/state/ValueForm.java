package dev.sluice.runtime.state;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.SqlType;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The one binary form of a value of a SQL type. Equal values of a type have equal bytes, except for
 * maps of another order and the two zeros of DOUBLE; so it serves as a key, too.
 */
public final class ValueForm {
  private ValueForm() {}

  public static void write(SqlType type, @Nullable Object value, DataOutputView out)
      throws IOException {
    out.writeBoolean(value != null);
    if (value != null) {
      writePresent(type, value, out);
    }
  }

  public static @Nullable Object read(SqlType type, DataInputView in) throws IOException {
    return in.readBoolean() ? readPresent(type, in) : null;
  }

  private static void writePresent(SqlType type, Object value, DataOutputView out)
      throws IOException {
    if (type instanceof SqlType.Plain plain) {
      writePlain(plain.kind(), value, out);
    } else if (type instanceof SqlType.Decimal decimal) {
      // the scale is the type's; a value of another one that would lose digits is a bug of whoever
      // made it
      BigInteger unscaled =
          ((BigDecimal) value).setScale(decimal.scale(), RoundingMode.UNNECESSARY).unscaledValue();
      Binary.writeBytes(unscaled.toByteArray(), out);
    } else if (type instanceof SqlType.Temporal temporal) {
      writeTemporal(temporal.kind(), value, out);
    } else if (type instanceof SqlType.Array array) {
      List<?> elements = (List<?>) value;
      out.writeInt(elements.size());
      for (Object element : elements) {
        write(array.element(), element, out);
      }
    } else if (type instanceof SqlType.MapOf map) {
      Map<?, ?> entries = (Map<?, ?>) value;
      out.writeInt(entries.size());
      for (Map.Entry<?, ?> entry : entries.entrySet()) {
        write(map.key(), entry.getKey(), out);
        write(map.value(), entry.getValue(), out);
      }
    } else if (type instanceof SqlType.RowOf row) {
      List<?> values = (List<?>) value;
      for (int i = 0; i < row.schema().size(); i++) {
        write(row.schema().field(i).type(), values.get(i), out);
      }
    }
  }

  private static Object readPresent(SqlType type, DataInputView in) throws IOException {
    if (type instanceof SqlType.Plain plain) {
      return readPlain(plain.kind(), in);
    } else if (type instanceof SqlType.Decimal decimal) {
      return new BigDecimal(new BigInteger(Binary.readPresentBytes(in)), decimal.scale());
    } else if (type instanceof SqlType.Temporal temporal) {
      return readTemporal(temporal.kind(), in);
    } else if (type instanceof SqlType.Array array) {
      int size = in.readInt();
      List<@Nullable Object> elements = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        elements.add(read(array.element(), in));
      }
      return elements;
    } else if (type instanceof SqlType.MapOf map) {
      int size = in.readInt();
      Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        entries.put(read(map.key(), in), read(map.value(), in));
      }
      return entries;
    } else if (type instanceof SqlType.RowOf row) {
      List<@Nullable Object> values = new ArrayList<>(row.schema().size());
      for (Field field : row.schema().fields()) {
        values.add(read(field.type(), in));
      }
      return values;
    }
    throw new IllegalStateException("no binary form for " + type);
  }

  private static void writePlain(SqlType.Kind kind, Object value, DataOutputView out)
      throws IOException {
    switch (kind) {
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case INT -> out.writeInt((Integer) value);
      case BIGINT -> out.writeLong((Long) value);
      case DOUBLE -> out.writeDouble((Double) value);
      case STRING -> Binary.writeText((String) value, out);
      case BYTES -> Binary.writeBytes((byte[]) value, out);
      case DATE -> out.writeLong(((LocalDate) value).toEpochDay());
    }
  }

  private static Object readPlain(SqlType.Kind kind, DataInputView in) throws IOException {
    return switch (kind) {
      case BOOLEAN -> in.readBoolean();
      case INT -> in.readInt();
      case BIGINT -> in.readLong();
      case DOUBLE -> in.readDouble();
      case STRING -> Binary.readText(in);
      case BYTES -> Binary.readPresentBytes(in);
      case DATE -> LocalDate.ofEpochDay(in.readLong());
    };
  }

  private static void writeTemporal(SqlType.TemporalKind kind, Object value, DataOutputView out)
      throws IOException {
    switch (kind) {
      case TIME -> out.writeLong(((LocalTime) value).toNanoOfDay());
      case TIMESTAMP -> writeInstant(((LocalDateTime) value).toInstant(ZoneOffset.UTC), out);
      case TIMESTAMP_LTZ -> writeInstant((Instant) value, out);
    }
  }

  private static Object readTemporal(SqlType.TemporalKind kind, DataInputView in)
      throws IOException {
    return switch (kind) {
      case TIME -> LocalTime.ofNanoOfDay(in.readLong());
      case TIMESTAMP -> LocalDateTime.ofInstant(readInstant(in), ZoneOffset.UTC);
      case TIMESTAMP_LTZ -> readInstant(in);
    };
  }

  private static void writeInstant(Instant instant, DataOutputView out) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static Instant readInstant(DataInputView in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }
}
