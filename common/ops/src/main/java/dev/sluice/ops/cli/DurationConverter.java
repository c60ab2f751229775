package dev.sluice.ops.cli;

import dev.sluice.core.spec.file.DurationText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 90 s}, {@code 5min}, {@code 7 d}, {@code PT1H}: durations as pipeline files have them. */
final class DurationConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    return DurationText.parse(text.strip())
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is not a duration such as 90s, 5min, 1h or 7d"));
  }
}
