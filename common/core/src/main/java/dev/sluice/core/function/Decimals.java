package dev.sluice.core.function;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Decimals of a declared precision and scale. Rounds half up, as Flink does. */
public final class Decimals {
  private Decimals() {}

  /** INT, BIGINT or DECIMAL as a decimal of no particular scale. */
  public static BigDecimal of(Object number) {
    return number instanceof BigDecimal decimal
        ? decimal
        : BigDecimal.valueOf(((Number) number).longValue());
  }

  /** The value in DECIMAL(precision, scale). */
  public static BigDecimal fit(BigDecimal value, int precision, int scale) {
    BigDecimal scaled =
        value.scale() == scale ? value : value.setScale(scale, RoundingMode.HALF_UP);
    if (scaled.precision() > precision) {
      throw FunctionException.overflow("DECIMAL(" + precision + ", " + scale + ")");
    }
    return scaled;
  }

  public static BigDecimal divide(BigDecimal a, BigDecimal b, int precision, int scale) {
    if (b.signum() == 0) {
      throw FunctionException.divisionByZero();
    }
    return fit(a.divide(b, scale, RoundingMode.HALF_UP), precision, scale);
  }

  public static BigDecimal remainder(BigDecimal a, BigDecimal b) {
    if (b.signum() == 0) {
      throw FunctionException.divisionByZero();
    }
    return a.remainder(b, MathContext.UNLIMITED);
  }

  /** Rounds to this many digits after the point; negative: before it. */
  public static BigDecimal round(BigDecimal value, int digits) {
    return digits >= value.scale() ? value : value.setScale(digits, RoundingMode.HALF_UP);
  }

  public static double round(double value, int digits) {
    return ExactMath.finite(round(BigDecimal.valueOf(value), digits).doubleValue());
  }

  public static long round(long value, int digits) {
    return digits >= 0 ? value : toLong(round(BigDecimal.valueOf(value), Math.max(digits, -20)));
  }

  /** Drops the digits after the point. */
  public static long toLong(BigDecimal value) {
    // a huge exponent would make toBigInteger allocate as many digits
    if (value.precision() - value.scale() > 19) {
      throw FunctionException.overflow("BIGINT");
    }
    BigInteger whole = value.toBigInteger();
    if (whole.bitLength() > 63) {
      throw FunctionException.overflow("BIGINT");
    }
    return whole.longValue();
  }
}
