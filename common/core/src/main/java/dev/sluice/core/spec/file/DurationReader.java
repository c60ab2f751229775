package dev.sluice.core.spec.file;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys whose values are durations. */
final class DurationReader {
  private DurationReader() {}

  /** The duration under a key, or null if the key is absent or the value broken. */
  static @Nullable Duration duration(Section section, String key, DurationRange range) {
    YamlScalar text = section.text(key);
    if (text == null) {
      return null;
    }
    Optional<Duration> parsed = DurationText.parse(text.text());
    if (parsed.isEmpty()) {
      section.report(
          Code.DURATION,
          text,
          "'"
              + key
              + "' wants a duration such as 500 ms, 30 s, 10 min, 1 h, 1 d or PT10M, not '"
              + text.text()
              + "'");
      return null;
    }
    Duration duration = parsed.get();
    if (!range.contains(duration)) {
      section.report(
          Code.OUT_OF_RANGE, text, "'" + key + "' is " + range + ", not '" + text.text() + "'");
      return null;
    }
    return duration;
  }
}
