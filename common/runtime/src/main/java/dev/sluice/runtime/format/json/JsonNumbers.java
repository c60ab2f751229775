package dev.sluice.runtime.format.json;

import dev.sluice.core.schema.SqlType;
import dev.sluice.runtime.format.WrongField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * A JSON number's text as a number of a declared type, exactly; DOUBLE alone takes the nearest that
 * it has.
 */
final class JsonNumbers {
  /** A long of fewer characters cannot overflow, sign included. */
  private static final int SAFE_LONG = 18;

  /**
   * Digits of a number that is made a value; more cost quadratic time. A number that is only copied
   * may have any length.
   */
  private static final int MAX_DIGITS = 1000;

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private final String path;
  private final SqlType type;

  JsonNumbers(String path, SqlType type) {
    this.path = path;
    this.type = type;
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  int integer(String text) {
    long value = bigint(text);
    if (value != (int) value) {
      throw tooLarge();
    }
    return (int) value;
  }

  /** 5.0 and 5e3 are integers, 5.5 is none. */
  long bigint(String text) {
    if (text.length() <= SAFE_LONG && isPlainInteger(text)) {
      return Long.parseLong(text);
    }
    BigDecimal number = exact(text);
    if (number.stripTrailingZeros().scale() > 0) {
      throw WrongField.type(path, "a number with a fraction", type);
    }
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      throw tooLarge();
    }
  }

  double floating(String text) {
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw tooLarge();
    }
    return value;
  }

  BigDecimal decimal(String text, SqlType.Decimal decimal) {
    BigDecimal number = exact(text).stripTrailingZeros();
    // compared as longs before anything is scaled: 1e999999999 has one digit here and a gigabyte of
    // them there
    if ((long) number.precision() - number.scale() > decimal.precision() - decimal.scale()
        && number.signum() != 0) {
      throw tooLarge();
    }
    if (number.scale() > decimal.scale()) {
      throw WrongField.range(path, "a number with more digits after the point", type);
    }
    return number.setScale(decimal.scale(), RoundingMode.UNNECESSARY);
  }

  private BigDecimal exact(String text) {
    if (text.length() > MAX_DIGITS) {
      throw tooLarge();
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      // well-formed, so it is the exponent that no int holds
      throw tooLarge();
    }
  }

  private RuntimeException tooLarge() {
    return WrongField.range(path, "a number of that size", type);
  }

  private static boolean isPlainInteger(String text) {
    for (int i = text.charAt(0) == '-' ? 1 : 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
