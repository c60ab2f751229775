package dev.sluice.runtime.step.deduplicate;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How key fields are made canonical: INT and BIGINT have one form, so that a widened field keeps
 * its state, and the two zeros of DOUBLE are one value, as SQL has it.
 */
final class KeyForm {
  private KeyForm() {}

  /** The key fields of a schema, with the types that their bytes have. */
  static Schema of(Schema schema, List<String> by) {
    List<Field> fields = new ArrayList<>();
    for (String name : by) {
      int position =
          schema
              .indexOf(name)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException("no field '" + name + "' in " + schema.names()));
      SqlType type = canonical(schema.field(position).type());
      if (holdsMap(type)) {
        throw new IllegalArgumentException(
            "'" + name + "' holds a MAP, which has no order to compare it by");
      }
      fields.add(new Field(name, type));
    }
    return new Schema(fields);
  }

  private static SqlType canonical(SqlType type) {
    if (type instanceof SqlType.Plain plain && plain.kind() == SqlType.Kind.INT) {
      return new SqlType.Plain(SqlType.Kind.BIGINT, true);
    }
    return type.withNullable(SqlType.Nullability.NULLABLE);
  }

  static @Nullable Object canonical(@Nullable Object value) {
    if (value instanceof Integer number) {
      return number.longValue();
    }
    return zeroed(value);
  }

  private static @Nullable Object zeroed(@Nullable Object value) {
    if (value instanceof Double number) {
      // -0.0 + 0.0 is 0.0
      return number + 0.0;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> elements = new ArrayList<>(list.size());
      list.forEach(element -> elements.add(zeroed(element)));
      return elements;
    }
    return value;
  }

  private static boolean holdsMap(SqlType type) {
    if (type instanceof SqlType.Array array) {
      return holdsMap(array.element());
    }
    if (type instanceof SqlType.RowOf row) {
      return row.schema().fields().stream().anyMatch(field -> holdsMap(field.type()));
    }
    return type instanceof SqlType.MapOf;
  }
}
