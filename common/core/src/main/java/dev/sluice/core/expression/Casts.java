package dev.sluice.core.expression;

import dev.sluice.core.function.Decimals;
import dev.sluice.core.function.FromText;
import dev.sluice.core.function.FunctionException;
import dev.sluice.core.function.Moments;
import dev.sluice.core.function.ToText;
import dev.sluice.core.schema.SqlType;
import dev.sluice.core.schema.SqlType.Nullability;
import dev.sluice.core.schema.SqlType.TemporalKind;
import dev.sluice.core.schema.SqlTypes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Which type can be cast into which, and how: what Flink can, except that failures are failures.
 */
final class Casts {
  /** The value needs no cast. */
  static final Strict.One SAME = value -> value;

  private Casts() {}

  /** The type as users write it, without NOT NULL. */
  static String name(SqlType type) {
    return SqlTypes.format(type.withNullable(Nullability.NULLABLE));
  }

  static Optional<Strict.One> between(SqlType from, SqlType to) {
    if (name(from).equals(name(to))) {
      return Optional.of(SAME);
    }
    if (to instanceof SqlType.Decimal decimal) {
      return toDecimal(from, decimal);
    }
    if (to instanceof SqlType.Temporal temporal) {
      return toTemporal(from, temporal);
    }
    if (to instanceof SqlType.Plain plain) {
      return switch (plain.kind()) {
        case BOOLEAN -> toBoolean(from);
        case INT -> NumberCasts.toInt(from);
        case BIGINT -> NumberCasts.toLong(from);
        case DOUBLE -> NumberCasts.toDouble(from);
        case STRING -> toText(from);
        case BYTES ->
            isText(from)
                ? Optional.of(text -> ((String) text).getBytes(StandardCharsets.UTF_8))
                : Optional.empty();
        case DATE -> toDate(from);
      };
    }
    return Optional.empty();
  }

  static boolean isText(SqlType type) {
    return is(type, SqlType.Kind.STRING);
  }

  static boolean is(SqlType type, SqlType.Kind kind) {
    return type instanceof SqlType.Plain plain && plain.kind() == kind;
  }

  private static Optional<Strict.One> toBoolean(SqlType from) {
    if (isText(from)) {
      return Optional.of(text -> FromText.toBoolean((String) text));
    }
    if (Numbers.isNumber(from)) {
      return Optional.of(
          number ->
              number instanceof BigDecimal decimal
                  ? decimal.signum() != 0
                  : ((Number) number).doubleValue() != 0);
    }
    return Optional.empty();
  }

  private static Optional<Strict.One> toDecimal(SqlType from, SqlType.Decimal to) {
    int precision = to.precision();
    int scale = to.scale();
    if (isText(from)) {
      return Optional.of(text -> FromText.toDecimal((String) text, precision, scale));
    }
    if (is(from, SqlType.Kind.BOOLEAN)) {
      return Optional.of(
          flag ->
              Decimals.fit((Boolean) flag ? BigDecimal.ONE : BigDecimal.ZERO, precision, scale));
    }
    if (is(from, SqlType.Kind.DOUBLE)) {
      return Optional.of(number -> NumberCasts.toDecimal((Double) number, precision, scale));
    }
    return Numbers.isNumber(from)
        ? Optional.of(number -> Decimals.fit(Decimals.of(number), precision, scale))
        : Optional.empty();
  }

  private static Optional<Strict.One> toDate(SqlType from) {
    if (isText(from)) {
      return Optional.of(text -> FromText.toDate((String) text));
    }
    return isMoment(from)
        ? Optional.of(moment -> Moments.dateTime(moment).toLocalDate())
        : Optional.empty();
  }

  private static Optional<Strict.One> toTemporal(SqlType from, SqlType.Temporal to) {
    int precision = to.precision();
    boolean fromText = isText(from);
    boolean fromTime = from instanceof SqlType.Temporal time && time.kind() == TemporalKind.TIME;
    boolean fromMoment = isMoment(from) || is(from, SqlType.Kind.DATE);
    return switch (to.kind()) {
      case TIME ->
          fromText
              ? Optional.of(text -> Moments.truncate(FromText.toTime((String) text), precision))
              : fromTime
                  ? Optional.of(value -> Moments.truncate((LocalTime) value, precision))
                  : isMoment(from)
                      ? Optional.of(
                          moment ->
                              Moments.truncate(Moments.dateTime(moment).toLocalTime(), precision))
                      : Optional.empty();
      case TIMESTAMP ->
          fromText
              ? Optional.of(text -> Moments.truncate(FromText.toDateTime((String) text), precision))
              : fromMoment
                  ? Optional.of(moment -> Moments.truncate(Moments.dateTime(moment), precision))
                  : Optional.empty();
      case TIMESTAMP_LTZ ->
          fromText
              ? Optional.of(text -> Moments.truncate(FromText.toInstant((String) text), precision))
              : fromMoment
                  ? Optional.of(moment -> Moments.truncate(Moments.instant(moment), precision))
                  : Optional.empty();
    };
  }

  private static Optional<Strict.One> toText(SqlType from) {
    if (from instanceof SqlType.Decimal) {
      return Optional.of(number -> ((BigDecimal) number).toPlainString());
    }
    if (from instanceof SqlType.Temporal temporal) {
      int precision = temporal.precision();
      return Optional.of(
          switch (temporal.kind()) {
            case TIME -> value -> ToText.of((LocalTime) value, precision);
            case TIMESTAMP -> value -> ToText.of((LocalDateTime) value, precision);
            case TIMESTAMP_LTZ -> value -> ToText.of(Moments.dateTime((Instant) value), precision);
          });
    }
    if (from instanceof SqlType.Plain plain) {
      return Optional.of(
          switch (plain.kind()) {
            case BOOLEAN -> flag -> ToText.of((Boolean) flag);
            case BYTES -> bytes -> FromText.decode((byte[]) bytes);
            case INT, BIGINT, DOUBLE, DATE, STRING -> Object::toString;
          });
    }
    return Optional.empty();
  }

  private static boolean isMoment(SqlType type) {
    return type instanceof SqlType.Temporal temporal && temporal.kind() != TemporalKind.TIME;
  }

  /** The cast that gives NULL where another fails. */
  static Strict.One orNull(Strict.One cast) {
    return value -> {
      try {
        return cast.apply(value);
      } catch (FunctionException e) {
        return null;
      }
    };
  }
}
