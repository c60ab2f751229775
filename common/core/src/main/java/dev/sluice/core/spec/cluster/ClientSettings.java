package dev.sluice.core.spec.cluster;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Spelling;
import dev.sluice.core.yaml.LiteralSecrets;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlMap;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A map of client settings in a profile, against the lists of what is allowed and refused. */
final class ClientSettings {
  private ClientSettings() {}

  static Map<String, String> read(Section profile, String key, List<String> allowed) {
    Map<String, String> settings = new LinkedHashMap<>();
    Section section = profile.section(key, key);
    if (section == null) {
      return settings;
    }
    for (YamlMap.Entry entry : section.texts()) {
      LiteralSecrets.report(entry.key().text(), entry.value(), section.findings());
      if (accepts(section, entry.key(), allowed)) {
        settings.put(entry.key().text(), ((YamlScalar) entry.value()).text());
      }
    }
    return settings;
  }

  private static boolean accepts(Section section, YamlScalar key, List<String> allowed) {
    String name = key.text();
    if (allowed.contains(name)) {
      return true;
    }
    Optional<String> reason = RefusedKeys.reason(name);
    if (reason.isPresent()) {
      section.report(
          Code.REFUSED_CLIENT_KEY, key, "'" + name + "' is not yours to set: " + reason.get());
    } else {
      section
          .findings()
          .report(
              Code.UNKNOWN_CLIENT_KEY,
              key.span(),
              section.what() + ": '" + name + "' is not a setting that a profile may make here",
              advice(name, allowed));
    }
    return false;
  }

  private static @Nullable String advice(String name, List<String> allowed) {
    if (AllowedKeys.COMMON.contains(name)) {
      return "it belongs under 'properties'";
    }
    if (AllowedKeys.PRODUCER.contains(name)) {
      return "it belongs under 'producer'";
    }
    return AllowedKeys.CONSUMER.contains(name)
        ? "it belongs under 'consumer'"
        : Spelling.suggest(name, allowed);
  }
}
