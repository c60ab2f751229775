package dev.sluice.core.function;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Casts of strings, with what Flink accepts; blanks around the value are ignored. */
public final class FromText {
  private static final Pattern WHOLE = Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?");
  private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})");
  private static final Pattern TIME =
      Pattern.compile("([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\\.([0-9]{1,9}))?)?");
  private static final Pattern ZONE = Pattern.compile("Z|[+-][0-9]{2}:?[0-9]{2}");

  private FromText() {}

  public static boolean toBoolean(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "t", "true", "y", "yes", "1" -> true;
      case "f", "false", "n", "no", "0" -> false;
      default -> throw FunctionException.cast("STRING", "BOOLEAN");
    };
  }

  public static int toInt(String text) {
    long value = toLong(text, "INT");
    if ((int) value != value) {
      throw FunctionException.cast("STRING", "INT");
    }
    return (int) value;
  }

  public static long toLong(String text) {
    return toLong(text, "BIGINT");
  }

  /** Digits after a point are dropped, as in Flink. */
  private static long toLong(String text, String type) {
    String number = text.strip();
    if (!WHOLE.matcher(number).matches()) {
      throw FunctionException.cast("STRING", type);
    }
    try {
      int point = number.indexOf('.');
      String whole = point < 0 ? number : number.substring(0, point);
      return whole.length() <= 1 && !Character.isDigit(whole.isEmpty() ? ' ' : whole.charAt(0))
          ? 0
          : Long.parseLong(whole);
    } catch (NumberFormatException e) {
      throw FunctionException.cast("STRING", type);
    }
  }

  public static double toDouble(String text) {
    String number = text.strip();
    if (!NUMBER.matcher(number).matches()) {
      throw FunctionException.cast("STRING", "DOUBLE");
    }
    return ExactMath.finite(Double.parseDouble(number));
  }

  public static BigDecimal toDecimal(String text, int precision, int scale) {
    String number = text.strip();
    if (!NUMBER.matcher(number).matches()) {
      throw FunctionException.cast("STRING", "DECIMAL");
    }
    BigDecimal value = new BigDecimal(number);
    // 1e9999 fits no decimal, and writing it out would cost its digits
    if ((long) value.precision() - value.scale() > precision) {
      throw FunctionException.overflow("DECIMAL(" + precision + ", " + scale + ")");
    }
    return Decimals.fit(value, precision, scale);
  }

  public static LocalDate toDate(String text) {
    String date = text.strip();
    try {
      // Flink takes the date of a timestamp, too
      return DATE.matcher(date).matches() ? date(date) : dateTime(date).toLocalDate();
    } catch (DateTimeException e) {
      throw FunctionException.cast("STRING", "DATE");
    }
  }

  public static LocalTime toTime(String text) {
    try {
      return time(text.strip());
    } catch (DateTimeException e) {
      throw FunctionException.cast("STRING", "TIME");
    }
  }

  /** {@code 2024-02-29}, {@code 2024-02-29 12:30:00.123} or with a T in the middle. */
  public static LocalDateTime toDateTime(String text) {
    try {
      return dateTime(text.strip());
    } catch (DateTimeException e) {
      throw FunctionException.cast("STRING", "TIMESTAMP");
    }
  }

  /** As {@link #toDateTime}, in UTC unless a Z or an offset such as +02:00 follows. */
  public static Instant toInstant(String text) {
    String moment = text.strip();
    Matcher zone = ZONE.matcher(moment);
    try {
      // the first ten characters are the date, whose hyphens are no offset
      for (int at = Math.min(11, moment.length()); zone.find(at); at = zone.start() + 1) {
        if (zone.end() == moment.length()) {
          return dateTime(moment.substring(0, zone.start()).strip())
              .toInstant(ZoneOffset.of(zone.group()));
        }
      }
      return dateTime(moment).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw FunctionException.cast("STRING", "TIMESTAMP_LTZ");
    }
  }

  private static LocalDateTime dateTime(String text) {
    if (text.length() <= 10) {
      return date(text).atStartOfDay();
    }
    int gap = Math.max(text.indexOf(' '), text.indexOf('T'));
    if (gap < 0) {
      throw new DateTimeException("no time");
    }
    return LocalDateTime.of(date(text.substring(0, gap)), time(text.substring(gap + 1)));
  }

  private static LocalDate date(String text) {
    Matcher matcher = DATE.matcher(text);
    if (!matcher.matches()) {
      throw new DateTimeException("no date");
    }
    return LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
  }

  private static LocalTime time(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      throw new DateTimeException("no time");
    }
    String fraction = matcher.group(4);
    int nano = fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    return LocalTime.of(number(matcher, 1), number(matcher, 2), number(matcher, 3), nano);
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** The text of UTF-8 bytes; anything else than UTF-8 is no string. */
  public static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw FunctionException.cast("BYTES", "STRING");
    }
  }
}
