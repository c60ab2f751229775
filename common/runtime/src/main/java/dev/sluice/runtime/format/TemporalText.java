package dev.sluice.runtime.format;

import dev.sluice.core.schema.SqlType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Dates and times as text: ISO 8601 is written; read are ISO 8601 and SQL's form, which has a space
 * where ISO has a T. TIMESTAMP_LTZ has an offset (Z, +02:00), TIMESTAMP has none: which of two
 * instants was meant is never guessed.
 */
public final class TemporalText {
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

  private static final DateTimeFormatter WITH_OFFSET =
      new DateTimeFormatterBuilder()
          .append(LOCAL)
          // with the shortest pattern, lenient means any of +02, +0200 and +02:00
          .parseLenient()
          .appendOffset("+HH", "Z")
          .toFormatter(Locale.ROOT)
          .withChronology(IsoChronology.INSTANCE)
          .withResolverStyle(ResolverStyle.STRICT);

  private TemporalText() {}

  /** Fails as {@link WrongField} says. */
  public static LocalDate date(String field, String text, SqlType type) {
    try {
      return LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE);
    } catch (DateTimeException e) {
      throw WrongField.type(field, "text that is not a date such as 2001-12-31", type);
    }
  }

  public static Object temporal(String field, String text, SqlType.Temporal type) {
    Object value = parse(field, text, type);
    int nanos = ((TemporalAccessor) value).get(ChronoField.NANO_OF_SECOND);
    if (nanos % unit(type.precision()) != 0) {
      throw WrongField.range(field, "a fraction of a second with more digits", type);
    }
    return value;
  }

  private static Object parse(String field, String text, SqlType.Temporal type) {
    try {
      return switch (type.kind()) {
        case TIME -> LocalTime.parse(text, DateTimeFormatter.ISO_LOCAL_TIME);
        case TIMESTAMP -> LocalDateTime.parse(withT(text), LOCAL);
        case TIMESTAMP_LTZ -> OffsetDateTime.parse(withT(text), WITH_OFFSET).toInstant();
      };
    } catch (DateTimeException e) {
      throw WrongField.type(field, "text that is not a " + example(type.kind()), type);
    }
  }

  private static String withT(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space) + 'T' + text.substring(space + 1);
  }

  /** Nanoseconds in the last digit of a precision. */
  private static int unit(int precision) {
    int unit = 1;
    for (int i = precision; i < 9; i++) {
      unit *= 10;
    }
    return unit;
  }

  private static String example(SqlType.TemporalKind kind) {
    return switch (kind) {
      case TIME -> "time such as 23:59:59";
      case TIMESTAMP ->
          "timestamp without offset such as 2001-12-31T23:59:59 or 2001-12-31 23:59:59";
      case TIMESTAMP_LTZ ->
          "timestamp with offset such as 2001-12-31T23:59:59Z or 2001-12-31 23:59:59+01:00";
    };
  }

  public static String text(SqlType.Temporal type, Object value) {
    return switch (type.kind()) {
      case TIME -> DateTimeFormatter.ISO_LOCAL_TIME.format((LocalTime) value);
      case TIMESTAMP -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format((LocalDateTime) value);
      case TIMESTAMP_LTZ ->
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(((Instant) value).atOffset(ZoneOffset.UTC));
    };
  }
}
