package dev.sluice.core.schema;

import java.io.Serializable;

/**
 * A type of Flink SQL. The Java class of its values, everywhere in Sluice:
 *
 * <table>
 *   <caption>Values</caption>
 *   <tr><td>BOOLEAN</td><td>Boolean</td></tr>
 *   <tr><td>INT, BIGINT, DOUBLE</td><td>Integer, Long, Double</td></tr>
 *   <tr><td>DECIMAL(p, s)</td><td>BigDecimal of scale s</td></tr>
 *   <tr><td>STRING, BYTES</td><td>String, byte[]</td></tr>
 *   <tr><td>DATE, TIME</td><td>LocalDate, LocalTime</td></tr>
 *   <tr><td>TIMESTAMP(p), TIMESTAMP_LTZ(p)</td><td>LocalDateTime, Instant</td></tr>
 *   <tr><td>ARRAY, MAP, ROW</td><td>List, Map (insertion order), List in field order</td></tr>
 * </table>
 *
 * SQL NULL is Java null.
 */
public sealed interface SqlType extends Serializable {

  boolean nullable();

  SqlType withNullable(Nullability nullability);

  /** Whether a value may be NULL. */
  enum Nullability {
    NULLABLE,
    NOT_NULL
  }

  enum Kind {
    BOOLEAN,
    INT,
    BIGINT,
    DOUBLE,
    STRING,
    BYTES,
    DATE
  }

  /** A type without parameters. */
  record Plain(Kind kind, boolean nullable) implements SqlType {
    @Override
    public SqlType withNullable(Nullability nullability) {
      return new Plain(kind, nullability == Nullability.NULLABLE);
    }
  }

  /** DECIMAL(precision, scale): precision 1 to 38 digits, scale 0 to precision. */
  record Decimal(int precision, int scale, boolean nullable) implements SqlType {
    public Decimal {
      if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
        throw new IllegalArgumentException(
            "DECIMAL(" + precision + ", " + scale + ") is not a decimal type");
      }
    }

    @Override
    public SqlType withNullable(Nullability nullability) {
      return new Decimal(precision, scale, nullability == Nullability.NULLABLE);
    }
  }

  enum TemporalKind {
    TIME,
    TIMESTAMP,
    TIMESTAMP_LTZ
  }

  /** TIME(p), TIMESTAMP(p) or TIMESTAMP_LTZ(p): precision 0 to 9 digits of a second. */
  record Temporal(TemporalKind kind, int precision, boolean nullable) implements SqlType {
    public Temporal {
      if (precision < 0 || precision > 9) {
        throw new IllegalArgumentException(kind + "(" + precision + "): the precision is 0 to 9");
      }
    }

    @Override
    public SqlType withNullable(Nullability nullability) {
      return new Temporal(kind, precision, nullability == Nullability.NULLABLE);
    }
  }

  record Array(SqlType element, boolean nullable) implements SqlType {
    @Override
    public SqlType withNullable(Nullability nullability) {
      return new Array(element, nullability == Nullability.NULLABLE);
    }
  }

  record MapOf(SqlType key, SqlType value, boolean nullable) implements SqlType {
    @Override
    public SqlType withNullable(Nullability nullability) {
      return new MapOf(key, value, nullability == Nullability.NULLABLE);
    }
  }

  record RowOf(Schema schema, boolean nullable) implements SqlType {
    @Override
    public SqlType withNullable(Nullability nullability) {
      return new RowOf(schema, nullability == Nullability.NULLABLE);
    }
  }
}
