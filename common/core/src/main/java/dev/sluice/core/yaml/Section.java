package dev.sluice.core.yaml;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.diagnostic.Spelling;
import dev.sluice.core.yaml.YamlNode.YamlList;
import dev.sluice.core.yaml.YamlNode.YamlMap;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map of the file whose keys are known. Values are taken by key; a wrong shape is reported once,
 * where it stands, and then counts as absent.
 *
 * @param what how messages call it, such as {@code source 'flights'}
 */
public record Section(String what, YamlMap map, Findings findings) {

  /** The value as a section, or null with a finding if it is no map. */
  public static @Nullable Section of(String what, YamlNode node, Findings findings) {
    if (node instanceof YamlMap map) {
      return new Section(what, map, findings);
    }
    findings.report(Code.WRONG_SHAPE, node.span(), what + " wants a map, not " + node.describe());
    return null;
  }

  /**
   * Reports every key that is not allowed; {@code later} names what Sluice knows but cannot do yet.
   */
  public void allowOnly(List<String> allowed, Map<String, String> later) {
    for (YamlMap.Entry entry : map.entries()) {
      String key = entry.key().text();
      if (later.containsKey(key)) {
        report(
            Code.NOT_AVAILABLE,
            entry.key(),
            "'" + key + "' (" + later.get(key) + ") is not available yet");
      } else if (!allowed.contains(key)) {
        String message =
            what + ": '" + key + "' is not a key here (" + String.join(", ", allowed) + ")";
        findings.report(
            Code.UNKNOWN_KEY, entry.key().span(), message, Spelling.suggest(key, allowed));
        LiteralSecrets.report(key, entry.value(), findings);
      }
    }
  }

  public void report(Code code, YamlNode at, String message) {
    findings.report(code, at.span(), what + ": " + message);
  }

  /**
   * Reports that a key is missing, at the name of the section; a misspelt one has been reported as
   * unknown.
   */
  public void reportMissing(String key, YamlNode at) {
    boolean misspelt =
        map.entries().stream()
            .anyMatch(e -> Spelling.suggest(e.key().text(), List.of(key)) != null);
    if (!misspelt) {
      report(Code.MISSING_KEY, at, "'" + key + "' is missing");
    }
  }

  /** The place to report at what concerns the section as a whole: its first key. */
  public YamlNode first() {
    return map.entries().isEmpty() ? map : map.entries().get(0).key();
  }

  public boolean has(String key) {
    return map.get(key).isPresent();
  }

  /** The scalar that is the key itself; only for keys that the section has. */
  public YamlScalar key(String key) {
    return map.entries().stream()
        .map(YamlMap.Entry::key)
        .filter(k -> k.text().equals(key))
        .findFirst()
        .orElseThrow();
  }

  public @Nullable YamlNode node(String key) {
    YamlNode node = map.get(key).orElse(null);
    if (node instanceof YamlScalar scalar && scalar.isNull()) {
      report(Code.WRONG_SHAPE, key(key), "'" + key + "' has no value");
      return null;
    }
    return node;
  }

  public @Nullable YamlScalar text(String key) {
    YamlNode node = node(key);
    return node == null ? null : text(key, node);
  }

  private @Nullable YamlScalar text(String key, YamlNode node) {
    if (node instanceof YamlScalar scalar && !scalar.isNull()) {
      return scalar;
    }
    report(Code.WRONG_SHAPE, node, "'" + key + "' wants one value, not " + node.describe());
    return null;
  }

  /** The map under a key, called {@code <this section>: <key>}. */
  public @Nullable Section section(String key) {
    return section(key, what + ": " + key);
  }

  /** The map under a key. */
  public @Nullable Section section(String key, String name) {
    YamlNode node = node(key);
    return node == null ? null : of(name, node, findings);
  }

  /** The entries of a map of texts, without those of another shape. */
  public List<YamlMap.Entry> texts(String key) {
    Section section = section(key);
    return section == null ? List.of() : section.texts();
  }

  /** The entries whose values are texts. */
  public List<YamlMap.Entry> texts() {
    List<YamlMap.Entry> entries = new ArrayList<>();
    for (YamlMap.Entry entry : map.entries()) {
      if (text(entry.key().text()) != null) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** A text, or a list of one or more distinct texts. */
  public List<YamlScalar> names(String key) {
    YamlNode node = node(key);
    if (node instanceof YamlScalar scalar) {
      return List.of(scalar);
    }
    if (node instanceof YamlList list && list.items().isEmpty()) {
      report(Code.WRONG_SHAPE, list, "'" + key + "' is empty");
    }
    Set<String> seen = new HashSet<>();
    List<YamlScalar> names = new ArrayList<>();
    for (YamlScalar text : list(key)) {
      if (seen.add(text.text())) {
        names.add(text);
      } else {
        report(Code.REPEATED_ENTRY, text, "'" + key + "' names '" + text.text() + "' twice");
      }
    }
    return names;
  }

  /** A list of texts. */
  public List<YamlScalar> list(String key) {
    YamlNode node = node(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof YamlList list)) {
      report(Code.WRONG_SHAPE, node, "'" + key + "' wants a list, not " + node.describe());
      return List.of();
    }
    List<YamlScalar> texts = new ArrayList<>();
    for (YamlNode item : list.items()) {
      YamlScalar text = text(key, item);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }
}
