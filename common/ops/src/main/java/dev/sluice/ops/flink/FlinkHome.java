package dev.sluice.ops.flink;

import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.yaml.YamlNode;
import dev.sluice.core.yaml.YamlNode.YamlMap;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import dev.sluice.core.yaml.YamlReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Flink installation, for the one thing that is asked of it: where its cluster's REST interface
 * is.
 */
public record FlinkHome(Path folder) {
  private static final String DEFAULT_PORT = "8081";

  /**
   * As {@code conf/config.yaml} says it; keys may be nested or written with dots, as Flink allows.
   */
  public URI restAddress() throws IOException {
    Path file = folder.resolve("conf").resolve("config.yaml");
    Findings findings = new Findings(new SourceText(file.toString(), Files.readString(file)));
    YamlNode root =
        YamlReader.read(findings).orElseThrow(() -> new IOException(file + " is not YAML"));
    String host =
        value(root, "rest.address")
            .or(() -> value(root, "jobmanager.rpc.address"))
            .orElse("localhost");
    String port = value(root, "rest.port").orElse(DEFAULT_PORT);
    String scheme =
        value(root, "security.ssl.rest.enabled").filter("true"::equals).isPresent()
            ? "https"
            : "http";
    return URI.create(scheme + "://" + host + ":" + port);
  }

  private static Optional<String> value(YamlNode node, String key) {
    if (!(node instanceof YamlMap map)) {
      return Optional.empty();
    }
    Optional<String> here =
        map.get(key).filter(YamlScalar.class::isInstance).map(found -> ((YamlScalar) found).text());
    for (int dot = key.indexOf('.'); here.isEmpty() && dot > 0; dot = key.indexOf('.', dot + 1)) {
      String rest = key.substring(dot + 1);
      here = map.get(key.substring(0, dot)).flatMap(child -> value(child, rest));
    }
    return here;
  }
}
