package dev.sluice.runtime.format.raw;

import dev.sluice.core.deadletter.RecordCode;
import dev.sluice.core.expression.EvaluationException;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.runtime.format.Encoder;
import dev.sluice.runtime.format.FormatException;
import dev.sluice.runtime.format.ScalarText;
import dev.sluice.runtime.row.Row;
import org.jspecify.annotations.Nullable;

/** Writes one field: BYTES as they are, anything else as its text in UTF-8. */
public final class RawEncoder implements Encoder {
  private static final long serialVersionUID = 1L;

  private enum Null {
    REFUSED,
    KEPT
  }

  private final int field;
  private final SqlType type;
  private final Null nulls;

  private RawEncoder(Schema schema, String name, Null nulls) {
    this.field =
        schema
            .indexOf(name)
            .orElseThrow(
                () -> new IllegalArgumentException("no field '" + name + "' in " + schema.names()));
    this.type = schema.field(field).type();
    this.nulls = nulls;
  }

  /**
   * For a sink's value.
   *
   * @param schema exactly one field, {@code value}, of type BYTES or STRING: a raw sink drops no
   *     field silently
   */
  public static RawEncoder ofValue(Schema schema) {
    if (!schema.names().equals(RawDecoder.SCHEMA.names())
        || !isBytesOrString(schema.field(0).type())) {
      throw new IllegalArgumentException(
          "a raw sink takes exactly one field, 'value' of type BYTES or STRING; this one gets "
              + schema.names());
    }
    return new RawEncoder(schema, RawOriginFormat.FIELD, Null.REFUSED);
  }

  /** For a sink's key: the bare value of one field of a scalar type. NULL is Kafka's null key. */
  public static RawEncoder ofKey(Schema schema, String name) {
    RawEncoder encoder = new RawEncoder(schema, name, Null.KEPT);
    if (!ScalarText.covers(encoder.type) && !isBytesOrString(encoder.type)) {
      throw new IllegalArgumentException("a raw key is one scalar; '" + name + "' is none");
    }
    return encoder;
  }

  private static boolean isBytesOrString(SqlType type) {
    return type instanceof SqlType.Plain plain
        && (plain.kind() == SqlType.Kind.BYTES || plain.kind() == SqlType.Kind.STRING);
  }

  @Override
  public byte @Nullable [] encode(Row row) throws FormatException {
    Object value = value(row);
    if (value == null && nulls == Null.REFUSED) {
      throw new FormatException(
          RecordCode.ENCODE_NULL_VALUE, "field 'value' is NULL; only a tombstone has no value");
    }
    if (value == null || value instanceof byte[]) {
      return (byte[]) value;
    }
    return ScalarText.utf8(ScalarText.text(type, value));
  }

  private @Nullable Object value(Row row) throws FormatException {
    try {
      return row.get(field);
    } catch (EvaluationException e) {
      throw FormatException.of(e);
    }
  }
}
