package dev.sluice.runtime.format.json;

import dev.sluice.core.schema.SqlType;

/** The grammar of numbers (RFC 8259), and whether one is of a type as far as its digits tell. */
final class NumberForm {
  /** An int and a long of fewer digits cannot overflow. */
  private static final int SAFE_INT = 9;

  private static final int SAFE_LONG = 18;

  /** A double of fewer characters and without exponent cannot overflow. */
  private static final int SAFE_DOUBLE = 300;

  private int before;
  private int behind;
  private boolean zero;
  private boolean point;
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
    point = byteAt(json, at) == '.';
    if (point) {
      int end = digitsEnd(json, at + 1);
      behind = end - at - 1;
      if (behind == 0) {
        return -end;
      }
      at = end;
    }
    if ((byteAt(json, at) | 0x20) == 'e') {
      exponent = true;
      at++;
      if (byteAt(json, at) == '+' || byteAt(json, at) == '-') {
        at++;
      }
      int end = digitsEnd(json, at);
      if (end == at) {
        return -end;
      }
      at = end;
    }
    return at;
  }

  /** Of the number that was read last; false: it has to be computed. */
  boolean isSurely(SqlType type) {
    if (exponent) {
      return false;
    }
    if (type instanceof SqlType.Plain plain) {
      return switch (plain.kind()) {
        case INT -> !point && before <= SAFE_INT;
        case BIGINT -> !point && before <= SAFE_LONG;
        case DOUBLE -> before <= SAFE_DOUBLE && behind <= SAFE_DOUBLE;
        case BOOLEAN, STRING, BYTES, DATE -> false;
      };
    }
    // a zero in front of the point is no digit of a DECIMAL(2, 2)
    return type instanceof SqlType.Decimal decimal
        && (zero ? 0 : before) <= decimal.precision() - decimal.scale()
        && behind <= decimal.scale();
  }

  private static int digitsEnd(byte[] json, int start) {
    int at = start;
    while (at < json.length && JsonScanner.isDigit(json[at])) {
      at++;
    }
    return at;
  }

  private static byte byteAt(byte[] json, int at) {
    return at < json.length ? json[at] : 0;
  }
}
