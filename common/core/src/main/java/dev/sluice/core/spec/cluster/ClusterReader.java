package dev.sluice.core.spec.cluster;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.core.spec.file.SpecReader;
import dev.sluice.core.yaml.SecretReference;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import dev.sluice.core.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a cluster profile. */
public final class ClusterReader {
  private static final List<String> KEYS =
      List.of("apiVersion", "cluster", "bootstrap-servers", "properties", "producer", "consumer");
  private static final Pattern SERVER =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.%]+]):(\\d{1,5})");
  private static final int MAX_PORT = 65535;

  private final Findings findings;

  public ClusterReader(Findings findings) {
    this.findings = findings;
  }

  /**
   * The profile, or nothing if it has no usable address.
   *
   * @param name what the pipeline calls the cluster
   */
  public Optional<ClusterProfile> read(String name) {
    return YamlReader.read(findings)
        .flatMap(root -> Optional.ofNullable(Section.of("the cluster profile", root, findings)))
        .flatMap(section -> profile(name, section));
  }

  private Optional<ClusterProfile> profile(String name, Section section) {
    section.allowOnly(KEYS, Map.of());
    SpecReader.checkApiVersion(section);
    for (String key : List.of("cluster", "bootstrap-servers")) {
      if (!section.has(key)) {
        section.reportMissing(key, section.first());
      }
    }
    YamlScalar cluster = section.text("cluster");
    if (cluster != null && !cluster.text().equals(name)) {
      section.report(
          Code.PROFILE_NAME,
          cluster,
          "this is cluster '" + cluster.text() + "', the pipeline asks for '" + name + "'");
    }
    Map<String, String> common = new LinkedHashMap<>();
    String servers = servers(section);
    if (servers != null) {
      common.put("bootstrap.servers", servers);
    }
    common.putAll(ClientSettings.read(section, "properties", AllowedKeys.COMMON));
    Map<String, String> producer = ClientSettings.read(section, "producer", AllowedKeys.PRODUCER);
    Map<String, String> consumer = ClientSettings.read(section, "consumer", AllowedKeys.CONSUMER);
    return servers == null
        ? Optional.empty()
        : Optional.of(new ClusterProfile(name, common, producer, consumer));
  }

  private static @Nullable String servers(Section section) {
    List<YamlScalar> texts = section.names("bootstrap-servers");
    boolean usable = !texts.isEmpty();
    for (YamlScalar text : texts) {
      usable &=
          Stream.of(text.text().split(",", -1))
              .map(String::trim)
              .allMatch(server -> check(section, text, server));
    }
    return usable
        ? String.join(",", texts.stream().map(text -> text.text().replace(" ", "")).toList())
        : null;
  }

  private static boolean check(Section section, YamlScalar text, String server) {
    if (!SecretReference.in(server).isEmpty()) {
      return true; // known only where it is resolved
    }
    var matcher = SERVER.matcher(server);
    if (matcher.matches()
        && Integer.parseInt(matcher.group(2)) >= 1
        && Integer.parseInt(matcher.group(2)) <= MAX_PORT) {
      return true;
    }
    section.report(Code.BOOTSTRAP_SERVERS, text, "'" + server + "' is not host:port");
    return false;
  }
}
