package dev.sluice.core.function;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * A pattern such as {@code yyyy-MM-dd HH:mm:ss}, prepared. Letters as in Java, names of days and
 * months in English.
 */
public final class TimeFormat {
  private final DateTimeFormatter formatter;
  private final String pattern;

  private TimeFormat(DateTimeFormatter formatter, String pattern) {
    this.formatter = formatter;
    this.pattern = pattern;
  }

  /**
   * For writing timestamps: refuses letters that no timestamp has a field for, such as a zone's.
   */
  public static TimeFormat writing(String pattern) {
    try {
      TimeFormat format = new TimeFormat(DateTimeFormatter.ofPattern(pattern, Locale.US), pattern);
      format.format(LocalDateTime.of(1970, 1, 1, 0, 0));
      return format;
    } catch (IllegalArgumentException e) {
      throw noPattern(pattern);
    }
  }

  /** For reading dates and timestamps: a pattern without a time means midnight. */
  public static TimeFormat reading(String pattern) {
    try {
      DateTimeFormatterBuilder builder =
          new DateTimeFormatterBuilder().appendPattern(pattern).parseDefaulting(ChronoField.ERA, 1);
      if (!hasTime(pattern)) {
        builder.parseDefaulting(ChronoField.NANO_OF_DAY, 0);
      }
      // strict, for else the 30th of February is the 29th
      DateTimeFormatter formatter =
          builder.toFormatter(Locale.US).withResolverStyle(ResolverStyle.STRICT);
      return new TimeFormat(formatter, pattern);
    } catch (IllegalArgumentException e) {
      throw noPattern(pattern);
    }
  }

  private static FunctionException noPattern(String pattern) {
    return FunctionException.argument("'" + pattern + "' is not a pattern of dates and times");
  }

  private static boolean hasTime(String pattern) {
    String outsideQuotes = pattern.replaceAll("'[^']*'", "");
    return outsideQuotes.chars().anyMatch(c -> "HhKkAnNS".indexOf(c) >= 0);
  }

  public String format(LocalDateTime value) {
    try {
      return formatter.format(value);
    } catch (DateTimeException e) {
      throw FunctionException.argument("a timestamp has no field for '" + pattern + "'");
    }
  }

  public LocalDateTime parse(String text) {
    try {
      return LocalDateTime.of(
          formatter.parse(text, LocalDate::from), formatter.parse(text, LocalTime::from));
    } catch (DateTimeException e) {
      throw FunctionException.cast("STRING", "timestamp of the form '" + pattern + "'");
    }
  }

  public LocalDate parseDate(String text) {
    try {
      return formatter.parse(text, LocalDate::from);
    } catch (DateTimeException e) {
      throw FunctionException.cast("STRING", "date of the form '" + pattern + "'");
    }
  }
}
