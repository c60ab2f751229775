package dev.sluice.core.function;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/**
 * Functions of points in time. The session time zone is UTC, always: a replay elsewhere gives the
 * same answer.
 */
public final class Moments {
  /** Years that SQL's four digits can write. */
  private static final int LAST_YEAR = 9999;

  private Moments() {}

  /** DATE, TIMESTAMP or TIMESTAMP_LTZ as a date and time of UTC. */
  public static LocalDateTime dateTime(Object moment) {
    if (moment instanceof LocalDateTime dateTime) {
      return dateTime;
    }
    if (moment instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC).toLocalDateTime();
    }
    return ((LocalDate) moment).atStartOfDay();
  }

  /** DATE, TIMESTAMP or TIMESTAMP_LTZ as an instant. */
  public static Instant instant(Object moment) {
    return moment instanceof Instant instant ? instant : dateTime(moment).toInstant(ZoneOffset.UTC);
  }

  /** Cuts off the digits of a second beyond the precision. */
  public static LocalDateTime truncate(LocalDateTime value, int precision) {
    return value.withNano(nano(value.getNano(), precision));
  }

  public static LocalTime truncate(LocalTime value, int precision) {
    return value.withNano(nano(value.getNano(), precision));
  }

  public static Instant truncate(Instant value, int precision) {
    return value.with(ChronoField.NANO_OF_SECOND, nano(value.getNano(), precision));
  }

  private static int nano(int nano, int precision) {
    int unit = 1;
    for (int i = precision; i < 9; i++) {
      unit *= 10;
    }
    return nano - nano % unit;
  }

  /** The start of the unit that the moment lies in; weeks start on Sunday, as in Flink. */
  public static LocalDateTime floor(LocalDateTime value, TimeUnit unit) {
    LocalDateTime day = value.truncatedTo(ChronoUnit.DAYS);
    return switch (unit) {
      case YEAR -> day.withDayOfYear(1);
      case QUARTER ->
          day.withDayOfMonth(1).withMonth(day.getMonth().firstMonthOfQuarter().getValue());
      case MONTH -> day.withDayOfMonth(1);
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
      case DAY, HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, NANOSECOND ->
          value.truncatedTo(unit.chronoUnit());
    };
  }

  /** The moment itself when a unit starts there, else the start of the next unit. */
  public static LocalDateTime ceil(LocalDateTime value, TimeUnit unit) {
    LocalDateTime floor = floor(value, unit);
    return floor.equals(value) ? value : add(floor, 1, unit);
  }

  public static LocalDateTime add(LocalDateTime value, long amount, TimeUnit unit) {
    try {
      LocalDateTime sum = value.plus(ExactMath.multiply(amount, unit.factor()), unit.chronoUnit());
      if (sum.getYear() > LAST_YEAR || sum.getYear() < 1) {
        throw FunctionException.overflow("the years 0001 to 9999");
      }
      return sum;
    } catch (DateTimeException | ArithmeticException e) {
      throw FunctionException.overflow("the years 0001 to 9999");
    }
  }

  /** Whole units from the first to the second. */
  public static long difference(TimeUnit unit, LocalDateTime from, LocalDateTime to) {
    try {
      return unit.chronoUnit().between(from, to) / unit.factor();
    } catch (ArithmeticException e) {
      throw FunctionException.overflow("BIGINT");
    }
  }

  /**
   * A field of a date and time; DOW counts from Sunday as 1, WEEK is the ISO week, EPOCH counts
   * seconds since 1970.
   */
  public static long extract(String field, LocalDateTime value) {
    return switch (field) {
      case "YEAR" -> value.getYear();
      case "QUARTER" -> value.get(IsoFields.QUARTER_OF_YEAR);
      case "MONTH" -> value.getMonthValue();
      case "WEEK" -> value.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case "ISOYEAR" -> value.get(IsoFields.WEEK_BASED_YEAR);
      case "DAY" -> value.getDayOfMonth();
      case "DOY" -> value.getDayOfYear();
      case "DOW" -> value.getDayOfWeek().getValue() % 7 + 1;
      case "ISODOW" -> value.getDayOfWeek().getValue();
      case "EPOCH" -> value.toEpochSecond(ZoneOffset.UTC);
      default -> extract(field, value.toLocalTime());
    };
  }

  /** A field of a time. */
  public static long extract(String field, LocalTime value) {
    return switch (field) {
      case "HOUR" -> value.getHour();
      case "MINUTE" -> value.getMinute();
      case "SECOND" -> value.getSecond();
      case "MILLISECOND" -> value.getNano() / 1_000_000;
      case "MICROSECOND" -> value.getNano() / 1_000;
      case "NANOSECOND" -> value.getNano();
      default -> throw new IllegalArgumentException("a time has no " + field);
    };
  }

  /** The instant so many seconds (precision 0) or milliseconds (precision 3) after 1970. */
  public static Instant ofEpoch(long epoch, int precision) {
    try {
      Instant instant = precision == 0 ? Instant.ofEpochSecond(epoch) : Instant.ofEpochMilli(epoch);
      int year = instant.atOffset(ZoneOffset.UTC).getYear();
      if (year >= 1 && year <= LAST_YEAR) {
        return instant;
      }
      throw FunctionException.overflow("the years 0001 to 9999");
    } catch (DateTimeException e) {
      throw FunctionException.overflow("the years 0001 to 9999");
    }
  }
}
