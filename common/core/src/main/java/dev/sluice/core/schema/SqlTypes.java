package dev.sluice.core.schema;

/** The text form of types, as Flink SQL writes them. */
public final class SqlTypes {
  private SqlTypes() {}

  /**
   * Reads a type such as {@code TIMESTAMP_LTZ(3) NOT NULL} or {@code ARRAY<ROW<a INT, b STRING NOT
   * NULL>>}. Keywords in any case; a type without NOT NULL is nullable; field names keep their case
   * and may stand in backticks.
   *
   * @throws TypeProblemException when the text is not one of our types
   */
  public static SqlType parse(String text) throws TypeProblemException {
    return new TypeParser(text).parse();
  }

  /** The text that {@link #parse} reads back as the same type. */
  public static String format(SqlType type) {
    StringBuilder out = new StringBuilder();
    TypeFormat.append(type, out);
    return out.toString();
  }
}
