package dev.sluice.core.spec.file;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.TopicSelection;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Topics and patterns of topics. */
final class TopicReader {
  private TopicReader() {}

  /** The legal topic under {@code topic}, or null. */
  static @Nullable TopicName topic(Section section) {
    YamlScalar text = section.text("topic");
    if (text == null) {
      return null;
    }
    String name = text.text();
    if (!TopicName.isLegal(name)) {
      section.report(
          Code.ILLEGAL_TOPIC,
          text,
          "'"
              + name
              + "' is not a topic: letters, digits, '.', '_' and '-', at most 249 in all, and not '.' or '..'");
      return null;
    }
    if (name.startsWith("__")) {
      section.report(
          Code.INTERNAL_TOPIC,
          text,
          "'" + name + "': topics that begin with '__' belong to Kafka itself");
      return null;
    }
    if (name.contains(".") && name.contains("_")) {
      section.report(
          Code.TOPIC_METRICS,
          text,
          "'" + name + "' mixes '.' and '_'; Kafka's metric names cannot tell them apart");
    }
    return new TopicName(name);
  }

  /** What a source reads: {@code topic} or {@code topic-pattern}. */
  static @Nullable TopicSelection selection(Section section, YamlScalar at) {
    if (section.has("topic") && section.has("topic-pattern")) {
      section.report(
          Code.CONTRADICTION,
          section.key("topic-pattern"),
          "'topic' and 'topic-pattern' exclude each other; keep one");
      return null;
    }
    if (section.has("topic-pattern")) {
      return pattern(section);
    }
    if (!section.has("topic")) {
      section.report(Code.MISSING_KEY, at, "'topic' or 'topic-pattern' is missing");
    }
    TopicName topic = topic(section);
    return topic == null ? null : new TopicSelection.One(topic);
  }

  private static @Nullable TopicSelection pattern(Section section) {
    YamlScalar text = section.text("topic-pattern");
    if (text == null) {
      return null;
    }
    try {
      Pattern.compile(text.text());
      return new TopicSelection.Matching(text.text());
    } catch (PatternSyntaxException e) {
      section.report(
          Code.TOPIC_PATTERN,
          text,
          "'" + text.text() + "' is not a Java regular expression: " + e.getDescription());
      return null;
    }
  }
}
