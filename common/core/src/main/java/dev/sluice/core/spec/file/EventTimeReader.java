package dev.sluice.core.spec.file;

import dev.sluice.core.spec.EventTime;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code event-time} of a source. */
final class EventTimeReader {
  private static final List<String> KEYS = List.of("field", "out-of-orderness", "idle-after");

  private EventTimeReader() {}

  static @Nullable EventTime read(Section source) {
    Section section = source.section("event-time");
    if (section == null) {
      return null;
    }
    section.allowOnly(KEYS, Map.of());
    if (!section.has("field")) {
      section.reportMissing("field", source.key("event-time"));
    }
    YamlScalar field = section.text("field");
    Duration outOfOrderness =
        DurationReader.duration(section, "out-of-orderness", DurationRange.ANY);
    Duration idleAfter = DurationReader.duration(section, "idle-after", DurationRange.SOME);
    return field == null
        ? null
        : new EventTime(
            field.text(), outOfOrderness == null ? Duration.ZERO : outOfOrderness, idleAfter);
  }
}
