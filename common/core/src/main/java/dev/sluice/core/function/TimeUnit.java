package dev.sluice.core.function;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** The units of EXTRACT, TIMESTAMPADD, TIMESTAMPDIFF, FLOOR and CEIL. */
public enum TimeUnit {
  YEAR(ChronoUnit.YEARS, 1),
  QUARTER(ChronoUnit.MONTHS, 3),
  MONTH(ChronoUnit.MONTHS, 1),
  WEEK(ChronoUnit.WEEKS, 1),
  DAY(ChronoUnit.DAYS, 1),
  HOUR(ChronoUnit.HOURS, 1),
  MINUTE(ChronoUnit.MINUTES, 1),
  SECOND(ChronoUnit.SECONDS, 1),
  MILLISECOND(ChronoUnit.MILLIS, 1),
  MICROSECOND(ChronoUnit.MICROS, 1),
  NANOSECOND(ChronoUnit.NANOS, 1);

  private final ChronoUnit unit;
  private final int factor;

  TimeUnit(ChronoUnit unit, int factor) {
    this.unit = unit;
    this.factor = factor;
  }

  /** The unit of this name, in any case. */
  public static Optional<TimeUnit> of(String name) {
    for (TimeUnit unit : values()) {
      if (unit.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  ChronoUnit chronoUnit() {
    return unit;
  }

  /** How many of {@link #chronoUnit} it is. */
  int factor() {
    return factor;
  }
}
