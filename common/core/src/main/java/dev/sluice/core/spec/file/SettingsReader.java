package dev.sluice.core.spec.file;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Spelling;
import dev.sluice.core.spec.OnLostTransaction;
import dev.sluice.core.spec.Settings;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code settings}: what is not said or broken has its default. */
final class SettingsReader {
  private static final List<String> KEYS =
      List.of(
          "checkpoint-interval",
          "checkpoint-timeout",
          "transaction-timeout",
          "restart-budget",
          "on-lost-transaction",
          "max-parallelism",
          "parallelism");

  /** Flink's bound: key groups are numbered with 15 bits. */
  private static final int MAX_PARALLELISM = 32768;

  private SettingsReader() {}

  static Settings read(Section pipeline) {
    Settings defaults = Settings.DEFAULTS;
    Section section = pipeline.section("settings", "settings");
    if (section == null) {
      return defaults;
    }
    section.allowOnly(KEYS, Map.of());
    Integer parallelism = number(section, "parallelism", MAX_PARALLELISM);
    Integer max = number(section, "max-parallelism", MAX_PARALLELISM);
    int maxParallelism = max == null ? defaults.maxParallelism() : max;
    if (parallelism != null && parallelism > maxParallelism) {
      section.report(
          Code.CONTRADICTION,
          section.key("parallelism"),
          "parallelism " + parallelism + " is more than max-parallelism " + maxParallelism);
    }
    return new Settings(
        orElse(
            DurationReader.duration(section, "checkpoint-interval", DurationRange.CHECKPOINT),
            defaults.checkpointInterval()),
        orElse(
            DurationReader.duration(section, "checkpoint-timeout", DurationRange.CHECKPOINT),
            defaults.checkpointTimeout()),
        DurationReader.duration(section, "transaction-timeout", DurationRange.TRANSACTION),
        orElse(
            DurationReader.duration(section, "restart-budget", DurationRange.ANY),
            defaults.restartBudget()),
        onLostTransaction(section, defaults.onLostTransaction()),
        maxParallelism,
        parallelism);
  }

  private static OnLostTransaction onLostTransaction(Section section, OnLostTransaction otherwise) {
    YamlScalar word = section.text("on-lost-transaction");
    if (word == null) {
      return otherwise;
    }
    for (OnLostTransaction choice : OnLostTransaction.values()) {
      if (choice.text().equals(word.text())) {
        return choice;
      }
    }
    List<String> words =
        Stream.of(OnLostTransaction.values()).map(OnLostTransaction::text).toList();
    section
        .findings()
        .report(
            Code.WRONG_VALUE,
            word.span(),
            section.what()
                + ": 'on-lost-transaction' is "
                + String.join(" or ", words)
                + ", not '"
                + word.text()
                + "'",
            Spelling.suggest(word.text(), words));
    return otherwise;
  }

  private static Duration orElse(@Nullable Duration duration, Duration otherwise) {
    return duration == null ? otherwise : duration;
  }

  private static @Nullable Integer number(Section section, String key, int max) {
    YamlScalar text = section.text(key);
    if (text == null) {
      return null;
    }
    if (!text.text().matches("[+-]?\\d+")) {
      section.report(
          Code.WRONG_VALUE, text, "'" + key + "' wants a whole number, not '" + text.text() + "'");
      return null;
    }
    if (!text.text().matches("\\+?\\d{1,9}")
        || Integer.parseInt(text.text()) < 1
        || Integer.parseInt(text.text()) > max) {
      section.report(
          Code.OUT_OF_RANGE, text, "'" + key + "' is 1 to " + max + ", not " + text.text());
      return null;
    }
    return Integer.parseInt(text.text());
  }
}
