package dev.sluice.core.expression;

import dev.sluice.core.function.ExactMath;
import dev.sluice.core.function.Moments;
import dev.sluice.core.function.TimeUnit;
import dev.sluice.core.schema.SqlType;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** A timestamp plus or minus an interval. */
final class TimeShift {
  private TimeShift() {}

  static boolean isShift(Call call) {
    return call.node(0) instanceof SqlIntervalLiteral || call.node(1) instanceof SqlIntervalLiteral;
  }

  static Closure later(Call call) {
    return call.node(0) instanceof SqlIntervalLiteral
        ? shift(call, call.node(1), (SqlIntervalLiteral) call.node(0), 1)
        : shift(call, call.node(0), (SqlIntervalLiteral) call.node(1), 1);
  }

  static Closure earlier(Call call) {
    if (!(call.node(1) instanceof SqlIntervalLiteral interval)) {
      throw call.rejected(
          call.whole(), ProblemCode.TYPE, "an interval minus something has no meaning");
    }
    return shift(call, call.node(0), interval, -1);
  }

  private static Closure shift(Call call, SqlNode moment, SqlIntervalLiteral interval, int sign) {
    SqlType type = call.type();
    Long length = interval.getValueAs(Long.class);
    if (length == null) {
      throw call.rejected(interval, ProblemCode.LITERAL, "the interval has no length");
    }
    long amount = ExactMath.multiply(length, sign);
    TimeUnit unit =
        interval.getTypeName().getFamily() == SqlTypeFamily.INTERVAL_YEAR_MONTH
            ? TimeUnit.MONTH
            : TimeUnit.MILLISECOND;
    return Strict.of(
        call.closure(moment),
        value -> Units.sameType(type, Moments.add(Units.dateTime(value), amount, unit)));
  }
}
