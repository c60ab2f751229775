package dev.sluice.core.expression;

import dev.sluice.core.function.CodePointOrder;
import dev.sluice.core.function.Decimals;
import dev.sluice.core.function.Moments;
import dev.sluice.core.schema.SqlType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;

/**
 * Compares two values, neither of them NULL, whose types may differ as long as they are of one
 * family.
 */
interface Ordering {
  int compare(Object a, Object b);

  /** The order between values of two types; none when they have none. */
  static Optional<Ordering> between(SqlType a, SqlType b) {
    if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
      return Optional.of(ofNumbers(Numbers.wider(a, b)));
    }
    if (a instanceof SqlType.Plain x && b instanceof SqlType.Plain y && x.kind() == y.kind()) {
      return Optional.of(ofPlain(x.kind()));
    }
    if (isTime(a) && isTime(b)) {
      return Optional.of((x, y) -> ((LocalTime) x).compareTo((LocalTime) y));
    }
    if (isMoment(a) && isMoment(b)) {
      return Optional.of(ofMoments(a, b));
    }
    return Optional.empty();
  }

  private static Ordering ofNumbers(Numbers.Width width) {
    return switch (width) {
      case INT, BIGINT ->
          (a, b) -> Long.compare(((Number) a).longValue(), ((Number) b).longValue());
      case DECIMAL -> (a, b) -> Decimals.of(a).compareTo(Decimals.of(b));
      case DOUBLE -> (a, b) -> compare(((Number) a).doubleValue(), ((Number) b).doubleValue());
    };
  }

  // unlike Double.compare, 0.0 equals -0.0
  private static int compare(double a, double b) {
    return a < b ? -1 : a > b ? 1 : a == b ? 0 : Double.compare(a, b);
  }

  private static Ordering ofPlain(SqlType.Kind kind) {
    return switch (kind) {
      case STRING -> (a, b) -> CodePointOrder.compare((String) a, (String) b);
      case BYTES -> (a, b) -> Arrays.compareUnsigned((byte[]) a, (byte[]) b);
      case BOOLEAN -> (a, b) -> Boolean.compare((Boolean) a, (Boolean) b);
      case DATE -> (a, b) -> ((LocalDate) a).compareTo((LocalDate) b);
      case INT, BIGINT, DOUBLE -> throw new IllegalArgumentException(kind + " is a number");
    };
  }

  private static Ordering ofMoments(SqlType a, SqlType b) {
    if (isZoned(a) && isZoned(b)) {
      return (x, y) -> ((Instant) x).compareTo((Instant) y);
    }
    if (isZoned(a) || isZoned(b)) {
      return (x, y) -> Moments.instant(x).compareTo(Moments.instant(y));
    }
    return (x, y) -> {
      LocalDateTime left = Moments.dateTime(x);
      return left.compareTo(Moments.dateTime(y));
    };
  }

  private static boolean isTime(SqlType type) {
    return type instanceof SqlType.Temporal temporal
        && temporal.kind() == SqlType.TemporalKind.TIME;
  }

  private static boolean isZoned(SqlType type) {
    return type instanceof SqlType.Temporal temporal
        && temporal.kind() == SqlType.TemporalKind.TIMESTAMP_LTZ;
  }

  private static boolean isMoment(SqlType type) {
    return type instanceof SqlType.Temporal && !isTime(type)
        || type instanceof SqlType.Plain plain && plain.kind() == SqlType.Kind.DATE;
  }
}
