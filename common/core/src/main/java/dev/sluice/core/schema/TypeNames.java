package dev.sluice.core.schema;

import dev.sluice.core.text.Similar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of our types, and which of them stands for a type of Flink's that we do not have. */
public final class TypeNames {
  private static final List<String> NAMES =
      List.of(
          "BOOLEAN",
          "INT",
          "BIGINT",
          "DOUBLE",
          "DECIMAL",
          "STRING",
          "BYTES",
          "DATE",
          "TIME",
          "TIMESTAMP",
          "TIMESTAMP_LTZ",
          "ARRAY",
          "MAP",
          "ROW");

  private static final Map<String, String> STAND_INS =
      Map.ofEntries(
          Map.entry("CHAR", "STRING"),
          Map.entry("CHARACTER", "STRING"),
          Map.entry("VARCHAR", "STRING"),
          Map.entry("TEXT", "STRING"),
          Map.entry("BINARY", "BYTES"),
          Map.entry("VARBINARY", "BYTES"),
          Map.entry("TINYINT", "INT"),
          Map.entry("SMALLINT", "INT"),
          Map.entry("LONG", "BIGINT"),
          Map.entry("FLOAT", "DOUBLE"),
          Map.entry("REAL", "DOUBLE"),
          Map.entry("DATETIME", "TIMESTAMP"),
          Map.entry("BOOL", "BOOLEAN"));

  /** All of them, for messages. */
  public static final String ALL = String.join(", ", NAMES);

  private TypeNames() {}

  /** The type that was probably meant by this unknown name. */
  public static @Nullable String closest(String unknown) {
    String upper = unknown.toUpperCase(Locale.ROOT);
    String standIn = STAND_INS.get(upper);
    return standIn != null ? standIn : Similar.closest(upper, NAMES).orElse(null);
  }
}
