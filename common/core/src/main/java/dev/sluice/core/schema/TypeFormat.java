package dev.sluice.core.schema;

import java.util.regex.Pattern;

/** Writes types. */
final class TypeFormat {
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");

  private TypeFormat() {}

  static void append(SqlType type, StringBuilder out) {
    if (type instanceof SqlType.Plain plain) {
      out.append(plain.kind());
    } else if (type instanceof SqlType.Decimal decimal) {
      out.append("DECIMAL(")
          .append(decimal.precision())
          .append(", ")
          .append(decimal.scale())
          .append(')');
    } else if (type instanceof SqlType.Temporal temporal) {
      out.append(temporal.kind()).append('(').append(temporal.precision()).append(')');
    } else if (type instanceof SqlType.Array array) {
      out.append("ARRAY<");
      append(array.element(), out);
      out.append('>');
    } else if (type instanceof SqlType.MapOf map) {
      out.append("MAP<");
      append(map.key(), out);
      out.append(", ");
      append(map.value(), out);
      out.append('>');
    } else if (type instanceof SqlType.RowOf row) {
      appendRow(row, out);
    }
    if (!type.nullable()) {
      out.append(" NOT NULL");
    }
  }

  private static void appendRow(SqlType.RowOf row, StringBuilder out) {
    out.append("ROW<");
    String separator = "";
    for (Field field : row.schema().fields()) {
      out.append(separator).append(quoted(field.name())).append(' ');
      append(field.type(), out);
      separator = ", ";
    }
    out.append('>');
  }

  private static String quoted(String name) {
    return PLAIN_NAME.matcher(name).matches() ? name : '`' + name.replace("`", "``") + '`';
  }
}
