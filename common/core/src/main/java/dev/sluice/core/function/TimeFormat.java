package dev.sluice.core.function;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
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

  public static TimeFormat of(String pattern) {
    try {
      // what the pattern leaves out is the start of 1970, so that 'yyyy-MM-dd' alone is a timestamp
      // too
      DateTimeFormatter formatter =
          new DateTimeFormatterBuilder()
              .appendPattern(pattern)
              .parseDefaulting(ChronoField.NANO_OF_DAY, 0)
              .toFormatter(Locale.US);
      return new TimeFormat(
          hasTime(pattern) ? DateTimeFormatter.ofPattern(pattern, Locale.US) : formatter, pattern);
    } catch (IllegalArgumentException e) {
      throw FunctionException.argument("'" + pattern + "' is not a pattern of dates and times");
    }
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
