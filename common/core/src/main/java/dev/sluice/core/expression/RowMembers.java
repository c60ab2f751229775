package dev.sluice.core.expression;

import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import java.util.List;

/** Reads fields, and fields of fields that are rows. */
final class RowMembers {
  private RowMembers() {}

  /** {@code a.b.c}, whose names were bound to the schema. */
  static Closure read(List<String> names, Schema schema) {
    int index = schema.indexOf(names.get(0)).orElseThrow();
    Closure closure = new Closure.FieldValue(index);
    SqlType type = schema.field(index).type();
    for (String name : names.subList(1, names.size())) {
      Schema row = ((SqlType.RowOf) type).schema();
      int member = row.indexOf(name).orElseThrow();
      closure = member(closure, member);
      type = row.field(member).type();
    }
    return closure;
  }

  static Closure member(Closure row, int member) {
    return Strict.of(row, value -> ((List<?>) value).get(member));
  }
}
