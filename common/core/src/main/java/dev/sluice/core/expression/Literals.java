package dev.sluice.core.expression;

import dev.sluice.core.function.FromText;
import dev.sluice.core.function.FunctionException;
import dev.sluice.core.schema.SqlType;
import java.math.BigDecimal;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.sql.SqlAbstractDateTimeLiteral;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/** The values of literals. */
final class Literals {
  private Literals() {}

  static @Nullable Object value(SqlLiteral literal, Translator translator) {
    if (literal.getTypeName() == SqlTypeName.NULL) {
      return null;
    }
    if (literal instanceof SqlIntervalLiteral) {
      throw translator.rejected(
          literal,
          ProblemCode.TYPE,
          "an interval stands beside a timestamp: ts + INTERVAL '1' DAY");
    }
    Object value = literal.getValue();
    SqlType type = translator.type(literal);
    if (literal instanceof SqlAbstractDateTimeLiteral moment) {
      return moment(moment, type, translator);
    }
    if (value instanceof BigDecimal number) {
      return number(number, type);
    }
    if (value instanceof NlsString text) {
      return text.getValue();
    }
    if (value instanceof ByteString || value instanceof org.apache.calcite.util.BitString) {
      return literal.getValueAs(byte[].class);
    }
    return value;
  }

  private static Object number(BigDecimal number, SqlType type) {
    if (type instanceof SqlType.Decimal decimal) {
      return number.setScale(decimal.scale());
    }
    return switch (((SqlType.Plain) type).kind()) {
      case INT -> number.intValueExact();
      case BIGINT -> number.longValueExact();
      case DOUBLE, BOOLEAN, STRING, BYTES, DATE -> number.doubleValue();
    };
  }

  private static Object moment(
      SqlAbstractDateTimeLiteral literal, SqlType type, Translator translator) {
    String text = literal.toFormattedString();
    try {
      if (type instanceof SqlType.Temporal temporal) {
        return switch (temporal.kind()) {
          case TIME -> FromText.toTime(text);
          case TIMESTAMP -> FromText.toDateTime(text);
          case TIMESTAMP_LTZ -> FromText.toInstant(text);
        };
      }
      return FromText.toDate(text);
    } catch (FunctionException e) {
      throw translator.rejected(
          literal, ProblemCode.LITERAL, "'" + text + "' is no moment of the calendar");
    }
  }
}
