package dev.sluice.core.spec.file;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Spelling;
import dev.sluice.core.spec.StartPosition;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlMap;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/**
 * {@code start}: where the first start begins to read. Not said: at the earliest record, so that
 * nothing is left out.
 */
final class StartReader {
  private static final List<String> WORDS = List.of("earliest", "latest", "committed");

  /** Kafka counts milliseconds from 1970 on. */
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private StartReader() {}

  static StartPosition read(Section source) {
    StartPosition earliest = new StartPosition.Earliest();
    if (!source.has("start")) {
      return earliest;
    }
    if (source.node("start") instanceof YamlMap) {
      return timestamp(source);
    }
    YamlScalar text = source.text("start");
    if (text == null) {
      return earliest;
    }
    switch (text.text()) {
      case "earliest":
        return earliest;
      case "latest":
        return new StartPosition.Latest();
      case "committed":
        return new StartPosition.Committed();
      default:
        String message =
            source.what()
                + ": '"
                + text.text()
                + "' is not a start (earliest, latest, committed, {timestamp: ...})";
        source
            .findings()
            .report(Code.WRONG_VALUE, text.span(), message, Spelling.suggest(text.text(), WORDS));
        return earliest;
    }
  }

  private static StartPosition timestamp(Section source) {
    StartPosition earliest = new StartPosition.Earliest();
    Section start = source.section("start");
    if (start == null) {
      return earliest;
    }
    start.allowOnly(List.of("timestamp"), Map.of());
    if (!start.has("timestamp")) {
      start.reportMissing("timestamp", source.key("start"));
    }
    YamlScalar text = start.text("timestamp");
    if (text == null) {
      return earliest;
    }
    try {
      Instant instant = OffsetDateTime.parse(text.text()).toInstant();
      if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(LAST)) {
        return new StartPosition.At(instant);
      }
      start.report(
          Code.OUT_OF_RANGE, text, "'timestamp' is from 1970 to 9999, not '" + text.text() + "'");
    } catch (DateTimeParseException e) {
      start.report(
          Code.TIMESTAMP,
          text,
          "'timestamp' wants a time with its zone such as 2001-01-31T08:00:00Z, not '"
              + text.text()
              + "'");
    }
    return earliest;
  }
}
