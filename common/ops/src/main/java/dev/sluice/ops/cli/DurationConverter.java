package dev.sluice.ops.cli;

import dev.sluice.core.spec.file.DurationText;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 90 s}, {@code 5min}, {@code 7 d}: durations as pipeline files have them, up to a year. */
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Duration MOST = Duration.ofDays(366);

  @Override
  public Duration convert(String text) {
    return DurationText.parse(text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
        .filter(duration -> duration.compareTo(MOST) <= 0)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is not a duration such as 90s, 5min, 1h or 7d"));
  }
}
