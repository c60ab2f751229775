package dev.sluice.core.expression;

import dev.sluice.core.function.Moments;
import dev.sluice.core.function.TimeUnit;
import dev.sluice.core.schema.SqlType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlNode;

/** Units of time as operands, and functions that keep the type of their timestamp. */
final class Units {
  private Units() {}

  static String name(SqlNode node) {
    if (node instanceof SqlIntervalQualifier qualifier) {
      String custom = qualifier.timeFrameName;
      return custom != null ? custom.toUpperCase(Locale.ROOT) : qualifier.timeUnitRange.name();
    }
    return node.toString();
  }

  static TimeUnit unit(Call call, int operand) {
    SqlNode node = call.node(operand);
    return TimeUnit.of(name(node))
        .orElseThrow(
            () ->
                call.rejected(
                    node,
                    ProblemCode.TYPE,
                    "'"
                        + name(node)
                        + "' is no unit; units are YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND, MILLISECOND, "
                        + "MICROSECOND, NANOSECOND"));
  }

  /** The first operand, rounded, in its own type. */
  static Closure rounded(Call call, UnaryOperator<LocalDateTime> rounding) {
    SqlType type = call.type(0);
    return Strict.of(call.closure(0), moment -> sameType(type, rounding.apply(dateTime(moment))));
  }

  static boolean isTime(SqlType type) {
    return type instanceof SqlType.Temporal temporal
        && temporal.kind() == SqlType.TemporalKind.TIME;
  }

  /**
   * A DATE, TIME, TIMESTAMP or TIMESTAMP_LTZ as a date and time; a TIME lies on the first day of
   * 1970.
   */
  static LocalDateTime dateTime(Object moment) {
    return moment instanceof LocalTime time
        ? time.atDate(LocalDate.EPOCH)
        : Moments.dateTime(moment);
  }

  /** A date and time as a value of a type. */
  static Object sameType(SqlType type, LocalDateTime value) {
    if (!(type instanceof SqlType.Temporal temporal)) {
      return value.toLocalDate();
    }
    return switch (temporal.kind()) {
      case TIME -> value.toLocalTime();
      case TIMESTAMP -> value;
      case TIMESTAMP_LTZ -> value.toInstant(ZoneOffset.UTC);
    };
  }
}
