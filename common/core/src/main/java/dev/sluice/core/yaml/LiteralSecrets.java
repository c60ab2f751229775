package dev.sluice.core.yaml;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.yaml.YamlNode.YamlList;
import dev.sluice.core.yaml.YamlNode.YamlMap;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.regex.Pattern;

/**
 * Secrets stand in the environment or in files. Files of pipelines and profiles lie in
 * repositories, and what is said about them ends in logs.
 */
public final class LiteralSecrets {
  private static final Pattern SECRET_KEY =
      Pattern.compile("(?i).*(password|passwd|secret|passphrase|keystore[._-]key$).*");
  private static final Pattern JAAS_KEY = Pattern.compile("(?i).*jaas.*");

  /**
   * An option of a login module, {@code password="..."}: its name tells whether its value is
   * secret.
   */
  private static final Pattern JAAS_SECRET =
      Pattern.compile(
          "(?i)(password|passwd|secret|token|passphrase)\\w*\\s*=\\s*(\"[^\"]+\"|'[^']+'|[^\"'\\s;]+)");

  private LiteralSecrets() {}

  /** Reports the secrets in a value, and what looks like a reference but is none. */
  public static void report(String key, YamlNode value, Findings findings) {
    if (value instanceof YamlMap map) {
      map.entries().forEach(entry -> report(entry.key().text(), entry.value(), findings));
    } else if (value instanceof YamlList list) {
      list.items().forEach(item -> report(key, item, findings));
    } else if (value instanceof YamlScalar scalar && !scalar.isNull()) {
      reportScalar(key, scalar, findings);
    }
  }

  private static void reportScalar(String key, YamlScalar value, Findings findings) {
    String literal = SecretReference.without(value.text());
    boolean secret =
        JAAS_KEY.matcher(key).matches()
            ? JAAS_SECRET.matcher(literal).find()
            : SECRET_KEY.matcher(key).matches() && !literal.isBlank();
    if (literal.contains("${")) {
      findings.report(
          Code.REFERENCE,
          value.span(),
          "'" + key + "': this is no reference to a secret",
          "write ${env:NAME} or ${file:PATH}");
    } else if (secret) {
      findings.report(
          Code.LITERAL_SECRET,
          value.span(),
          "'" + key + "' holds a secret as it is",
          "write ${env:NAME} or ${file:PATH} in its place, and change the secret: it has been in a file");
    }
  }
}
