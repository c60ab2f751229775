package dev.sluice.runtime.format.json;

import dev.sluice.core.schema.SqlType;

/** The grammar of numbers (RFC 8259), and whether one is of a type as far as its digits tell. */
final class NumberForm {
  /** An int and a long of fewer digits cannot overflow. */
  private static final int SAFE_INT = 9;

  private static final int SAFE_LONG = 18;

  /** A double of fewer characters and without exponent cannot overflow. */
  private static final int SAFE_DOUBLE = 300;

  private static final int NO_NUMBER = -1;

  private int before;
  private int behind;
  private boolean zero;
  private boolean exponent;

  /**
   * The offset behind the number; if there is no well-formed one, the offset of what cannot be
   * there, negative. An offset of the array's length says that it ends too early.
   */
  int read(byte[] json, int start) {
    int first = byteAt(json, start) == '-' ? start + 1 : start;
    zero = byteAt(json, first) == '0';
    int at = zero ? first + 1 : digitsEnd(json, first);
    if (at == first) {
      return -at;
    }
    before = at - first;
    behind = 0;
    exponent = false;
    if (byteAt(json, at) == '.') {
      int end = digitsEnd(json, at + 1);
      behind = end - at - 1;
      if (behind == 0) {
        return -end;
      }
      at = end;
    }
    return (byteAt(json, at) | 0x20) == 'e' ? exponentEnd(json, at + 1) : at;
  }

  private int exponentEnd(byte[] json, int start) {
    exponent = true;
    int at = byteAt(json, start) == '+' || byteAt(json, start) == '-' ? start + 1 : start;
    int end = digitsEnd(json, at);
    return end == at ? -end : end;
  }

  /** Of the number that was read last; false: it has to be computed. */
  boolean isSurely(SqlType type) {
    return hasAtMost(digits(type), decimals(type));
  }

  /**
   * Whether the number that was read last is written with so few digits before and behind its
   * point, and without exponent. A zero in front of the point is no digit of a DECIMAL(2, 2).
   */
  boolean hasAtMost(int digits, int decimals) {
    return !exponent && (zero ? 0 : before) <= digits && behind <= decimals;
  }

  /** Before the point: a number of so many is surely of the type; -1 if none is. */
  static int digits(SqlType type) {
    if (type instanceof SqlType.Plain plain) {
      return switch (plain.kind()) {
        case INT -> SAFE_INT;
        case BIGINT -> SAFE_LONG;
        case DOUBLE -> SAFE_DOUBLE;
        case BOOLEAN, STRING, BYTES, DATE -> NO_NUMBER;
      };
    }
    return type instanceof SqlType.Decimal decimal
        ? decimal.precision() - decimal.scale()
        : NO_NUMBER;
  }

  /** The same, behind the point. */
  static int decimals(SqlType type) {
    if (type instanceof SqlType.Decimal decimal) {
      return decimal.scale();
    }
    return type instanceof SqlType.Plain plain && plain.kind() == SqlType.Kind.DOUBLE
        ? SAFE_DOUBLE
        : 0;
  }

  private static int digitsEnd(byte[] json, int start) {
    if (start + Words.SIZE <= json.length) {
      int digits = leadingDigits(Words.at(json, start));
      if (digits < Words.SIZE) {
        return start + digits;
      }
    }
    return longDigitsEnd(json, start);
  }

  private static int longDigitsEnd(byte[] json, int start) {
    int at = start;
    while (at < json.length && JsonScanner.isDigit(json[at])) {
      at++;
    }
    return at;
  }

  private static int leadingDigits(long word) {
    long value = word ^ '0' * Words.EACH;
    // above the first byte that is more than nine it may be wrong
    return Words.firstMarked(value + (0x7F - 9) * Words.EACH | value);
  }

  private static byte byteAt(byte[] json, int at) {
    return at < json.length ? json[at] : 0;
  }
}
