package dev.sluice.runtime.state;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A schema as bytes, as a serializer's snapshot holds it. Kinds are written by name: the order of
 * the enums may change.
 */
public final class SchemaForm {
  private SchemaForm() {}

  private enum Shape {
    PLAIN,
    DECIMAL,
    TEMPORAL,
    ARRAY,
    MAP,
    ROW
  }

  public static void write(Schema schema, DataOutputView out) throws IOException {
    out.writeInt(schema.size());
    for (Field field : schema.fields()) {
      Binary.writeText(field.name(), out);
      writeType(field.type(), out);
    }
  }

  public static Schema read(DataInputView in) throws IOException {
    int size = in.readInt();
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      fields.add(new Field(Binary.readText(in), readType(in)));
    }
    return new Schema(fields);
  }

  private static void writeType(SqlType type, DataOutputView out) throws IOException {
    if (type instanceof SqlType.Plain plain) {
      begin(Shape.PLAIN, type, out);
      out.writeUTF(plain.kind().name());
    } else if (type instanceof SqlType.Decimal decimal) {
      begin(Shape.DECIMAL, type, out);
      out.writeInt(decimal.precision());
      out.writeInt(decimal.scale());
    } else if (type instanceof SqlType.Temporal temporal) {
      begin(Shape.TEMPORAL, type, out);
      out.writeUTF(temporal.kind().name());
      out.writeInt(temporal.precision());
    } else if (type instanceof SqlType.Array array) {
      begin(Shape.ARRAY, type, out);
      writeType(array.element(), out);
    } else if (type instanceof SqlType.MapOf map) {
      begin(Shape.MAP, type, out);
      writeType(map.key(), out);
      writeType(map.value(), out);
    } else if (type instanceof SqlType.RowOf row) {
      begin(Shape.ROW, type, out);
      write(row.schema(), out);
    }
  }

  private static void begin(Shape shape, SqlType type, DataOutputView out) throws IOException {
    out.writeUTF(shape.name());
    out.writeBoolean(type.nullable());
  }

  private static SqlType readType(DataInputView in) throws IOException {
    Shape shape = Shape.valueOf(in.readUTF());
    boolean nullable = in.readBoolean();
    return switch (shape) {
      case PLAIN -> new SqlType.Plain(SqlType.Kind.valueOf(in.readUTF()), nullable);
      case DECIMAL -> new SqlType.Decimal(in.readInt(), in.readInt(), nullable);
      case TEMPORAL ->
          new SqlType.Temporal(SqlType.TemporalKind.valueOf(in.readUTF()), in.readInt(), nullable);
      case ARRAY -> new SqlType.Array(readType(in), nullable);
      case MAP -> new SqlType.MapOf(readType(in), readType(in), nullable);
      case ROW -> new SqlType.RowOf(read(in), nullable);
    };
  }
}
