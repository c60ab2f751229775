package dev.sluice.core.function;

/** Arithmetic that overflows into an exception; Flink wraps around in silence. */
public final class ExactMath {
  private ExactMath() {}

  public static int toInt(long value) {
    if ((int) value != value) {
      throw FunctionException.overflow("INT");
    }
    return (int) value;
  }

  public static long add(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      throw FunctionException.overflow("BIGINT");
    }
    return sum;
  }

  public static long subtract(long a, long b) {
    long difference = a - b;
    if (((a ^ b) & (a ^ difference)) < 0) {
      throw FunctionException.overflow("BIGINT");
    }
    return difference;
  }

  public static long multiply(long a, long b) {
    long product = a * b;
    if (Math.multiplyHigh(a, b) != product >> 63) {
      throw FunctionException.overflow("BIGINT");
    }
    return product;
  }

  /** Truncates towards zero. */
  public static long divide(long a, long b) {
    if (b == 0) {
      throw FunctionException.divisionByZero();
    }
    if (a == Long.MIN_VALUE && b == -1) {
      throw FunctionException.overflow("BIGINT");
    }
    return a / b;
  }

  /** Has the sign of the dividend. */
  public static long remainder(long a, long b) {
    if (b == 0) {
      throw FunctionException.divisionByZero();
    }
    return a % b;
  }

  /** JSON and SQL know no infinity: a double that overflows is an overflow. */
  public static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw FunctionException.overflow("DOUBLE");
    }
    return value;
  }

  public static double divide(double a, double b) {
    if (b == 0) {
      throw FunctionException.divisionByZero();
    }
    return finite(a / b);
  }

  public static double remainder(double a, double b) {
    if (b == 0) {
      throw FunctionException.divisionByZero();
    }
    return finite(a % b);
  }

  public static double squareRoot(double value) {
    if (value < 0) {
      throw FunctionException.argument("SQRT of a negative number");
    }
    return finite(Math.sqrt(value));
  }

  public static double logarithm(double value) {
    return Math.log(positive(value));
  }

  public static double commonLogarithm(double value) {
    return Math.log10(positive(value));
  }

  private static double positive(double value) {
    if (!(value > 0)) {
      throw FunctionException.argument("a logarithm needs a positive number");
    }
    return value;
  }

  public static double power(double base, double exponent) {
    double value = Math.pow(base, exponent);
    if (Double.isNaN(value)) {
      throw FunctionException.argument("POWER of a negative number with a broken exponent");
    }
    return finite(value);
  }
}
