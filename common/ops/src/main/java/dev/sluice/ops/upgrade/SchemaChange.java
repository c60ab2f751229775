package dev.sluice.ops.upgrade;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** Two schemas' difference in a line: {@code +added -removed ~retyped}. */
final class SchemaChange {

  private SchemaChange() {}

  static String text(Schema old, Schema now) {
    List<String> parts = new ArrayList<>();
    for (Field field : now.fields()) {
      if (old.indexOf(field.name()).isEmpty()) {
        parts.add("+" + field.name());
      } else if (!old.fields().contains(field)) {
        parts.add("~" + field.name());
      }
    }
    for (Field field : old.fields()) {
      if (now.indexOf(field.name()).isEmpty()) {
        parts.add("-" + field.name());
      }
    }
    return parts.isEmpty() ? "fields in another order" : String.join(" ", parts);
  }
}
