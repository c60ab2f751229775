package dev.sluice.core.spec.file;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: 500 ms, 30 s, 10 min, 1 h, 1 d; read also as ISO 8601, PT10M. */
public final class DurationText {
  private static final Pattern WORDS = Pattern.compile("(\\d{1,12}) ?(ms|s|min|h|d)");

  private DurationText() {}

  /** Nothing if the text is no duration. */
  public static Optional<Duration> parse(String text) {
    Matcher words = WORDS.matcher(text);
    try {
      if (!words.matches()) {
        return text.startsWith("P") ? Optional.of(Duration.parse(text)) : Optional.empty();
      }
      long amount = Long.parseLong(words.group(1));
      return Optional.of(
          switch (words.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "min" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
          });
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** In the largest unit that needs no fraction. */
  public static String of(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0 || millis % 1_000 != 0) {
      return millis + " ms";
    }
    if (millis % 60_000 != 0) {
      return millis / 1_000 + " s";
    }
    if (millis % 3_600_000 != 0) {
      return millis / 60_000 + " min";
    }
    return millis % 86_400_000 == 0 ? millis / 86_400_000 + " d" : millis / 3_600_000 + " h";
  }
}
