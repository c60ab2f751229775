package dev.sluice.core.function;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Casts to strings, as Flink writes values. */
public final class ToText {
  private static final DateTimeFormatter DATE_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private ToText() {}

  public static String of(boolean value) {
    return value ? "TRUE" : "FALSE";
  }

  public static String of(LocalDateTime value, int precision) {
    return DATE_AND_TIME.format(value) + fraction(value.getNano(), precision);
  }

  public static String of(LocalTime value, int precision) {
    return TIME.format(value) + fraction(value.getNano(), precision);
  }

  private static String fraction(int nano, int precision) {
    if (precision == 0) {
      return "";
    }
    String digits = Integer.toString(1_000_000_000 + nano);
    return "." + digits.substring(1, precision + 1);
  }
}
