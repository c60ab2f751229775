package dev.sluice.core.expression;

import dev.sluice.core.function.Decimals;
import dev.sluice.core.schema.SqlType;

/** Which numbers a type holds. */
final class Numbers {
  /** From narrow to wide: what computes with two types computes in the wider one. */
  enum Width {
    INT,
    BIGINT,
    DECIMAL,
    DOUBLE
  }

  private Numbers() {}

  static boolean isNumber(SqlType type) {
    return type instanceof SqlType.Decimal
        || type instanceof SqlType.Plain plain
            && switch (plain.kind()) {
              case INT, BIGINT, DOUBLE -> true;
              case BOOLEAN, STRING, BYTES, DATE -> false;
            };
  }

  static Width width(SqlType type) {
    if (type instanceof SqlType.Decimal) {
      return Width.DECIMAL;
    }
    if (type instanceof SqlType.Plain plain) {
      return switch (plain.kind()) {
        case INT -> Width.INT;
        case BIGINT -> Width.BIGINT;
        case DOUBLE -> Width.DOUBLE;
        case BOOLEAN, STRING, BYTES, DATE ->
            throw new IllegalArgumentException(plain.kind() + " is no number");
      };
    }
    throw new IllegalArgumentException(type + " is no number");
  }

  /** A constant in the form that computing in this width needs, so that no record pays for it. */
  static Closure prepared(Closure closure, Width width) {
    if (width == Width.DECIMAL
        && closure instanceof Closure.Constant constant
        && constant.constant() != null) {
      return new Closure.Constant(Decimals.of(constant.constant()));
    }
    return closure;
  }

  static Width wider(SqlType a, SqlType b) {
    Width x = width(a);
    Width y = width(b);
    return x.compareTo(y) >= 0 ? x : y;
  }
}
