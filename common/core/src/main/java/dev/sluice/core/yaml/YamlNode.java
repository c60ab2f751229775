package dev.sluice.core.yaml;

import dev.sluice.core.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** A part of a YAML document and where it stands. */
public sealed interface YamlNode {

  Span span();

  /** What it is, in a sentence. */
  default String describe() {
    if (this instanceof YamlScalar scalar) {
      return scalar.isNull() ? "nothing" : "'" + scalar.text() + "'";
    }
    return this instanceof YamlList ? "a list" : "a map";
  }

  /** How a scalar is written. */
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  /** Text. Whether it means a number or a boolean is for the reader to say. */
  record YamlScalar(String text, Style style, Span span) implements YamlNode {
    /** No value: empty, or YAML's word for it. */
    public boolean isNull() {
      return style == Style.PLAIN
          && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
    }
  }

  record YamlList(List<YamlNode> items, Span span) implements YamlNode {
    public YamlList {
      items = List.copyOf(items);
    }
  }

  /** Entries in the order of the file, with distinct keys. */
  record YamlMap(List<Entry> entries, Span span) implements YamlNode {
    public YamlMap {
      entries = List.copyOf(entries);
    }

    public Optional<YamlNode> get(String key) {
      return entries.stream().filter(e -> e.key().text().equals(key)).map(Entry::value).findFirst();
    }

    public record Entry(YamlScalar key, YamlNode value) {}
  }
}
