package dev.sluice.runtime.format.json;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;

/** Which types JSON has a form for: all but maps with keys other than STRING. */
final class JsonTypes {
  private JsonTypes() {}

  static void requireSupported(Schema schema) {
    for (Field field : schema.fields()) {
      if (!isSupported(field.type())) {
        throw new IllegalArgumentException(
            "field '" + field.name() + "': the keys of a MAP in JSON are STRING");
      }
    }
  }

  private static boolean isSupported(SqlType type) {
    if (type instanceof SqlType.Array array) {
      return isSupported(array.element());
    }
    if (type instanceof SqlType.MapOf map) {
      return map.key() instanceof SqlType.Plain key
          && key.kind() == SqlType.Kind.STRING
          && isSupported(map.value());
    }
    if (type instanceof SqlType.RowOf row) {
      return row.schema().fields().stream().allMatch(field -> isSupported(field.type()));
    }
    return true;
  }
}
