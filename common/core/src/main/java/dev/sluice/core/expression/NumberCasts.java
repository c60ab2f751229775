package dev.sluice.core.expression;

import dev.sluice.core.function.Decimals;
import dev.sluice.core.function.ExactMath;
import dev.sluice.core.function.FromText;
import dev.sluice.core.function.FunctionException;
import dev.sluice.core.schema.SqlType;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Casts into numbers. Digits after the point are dropped; what is too large is an overflow (Flink
 * cuts bits off).
 */
final class NumberCasts {
  /** 2 to the power of 63, the first double that is no BIGINT. */
  private static final double TOO_LARGE = 0x1p63;

  private NumberCasts() {}

  static Optional<Strict.One> toInt(SqlType from) {
    if (Casts.isText(from)) {
      return Optional.of(text -> FromText.toInt((String) text));
    }
    return toLong(from)
        .map(
            toLong ->
                value -> {
                  Object number = toLong.apply(value);
                  return number == null ? null : ExactMath.toInt((Long) number);
                });
  }

  static Optional<Strict.One> toLong(SqlType from) {
    if (Casts.isText(from)) {
      return Optional.of(text -> FromText.toLong((String) text));
    }
    if (Casts.is(from, SqlType.Kind.BOOLEAN)) {
      return Optional.of(flag -> (Boolean) flag ? 1L : 0L);
    }
    if (!Numbers.isNumber(from)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (Numbers.width(from)) {
          case INT, BIGINT -> number -> ((Number) number).longValue();
          case DECIMAL -> number -> Decimals.toLong((BigDecimal) number);
          case DOUBLE -> number -> toLong((Double) number);
        });
  }

  private static long toLong(double number) {
    // false for NaN, too
    if (!(number >= -TOO_LARGE && number < TOO_LARGE)) {
      throw FunctionException.overflow("BIGINT");
    }
    return (long) number;
  }

  static Optional<Strict.One> toDouble(SqlType from) {
    if (Casts.isText(from)) {
      return Optional.of(text -> FromText.toDouble((String) text));
    }
    if (Casts.is(from, SqlType.Kind.BOOLEAN)) {
      return Optional.of(flag -> (Boolean) flag ? 1d : 0d);
    }
    return Numbers.isNumber(from)
        ? Optional.of(number -> ((Number) number).doubleValue())
        : Optional.empty();
  }

  static BigDecimal toDecimal(double number, int precision, int scale) {
    return Decimals.fit(BigDecimal.valueOf(ExactMath.finite(number)), precision, scale);
  }
}
