package dev.sluice.core.spec;

import dev.sluice.core.yaml.SecretReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * Puts secrets in the place of their references, in the process that connects: a submitted job
 * carries the references alone. What a file or variable holds is taken literally; a reference in it
 * is not followed.
 */
public final class SecretResolver {
  private final Map<String, String> environment;

  public SecretResolver(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** For the variables of this process. */
  public static SecretResolver ofProcess() {
    return new SecretResolver(System.getenv());
  }

  /**
   * The settings with every reference resolved.
   *
   * @throws UnresolvedSecretException naming all references that lead nowhere, and never a value
   */
  public Map<String, String> resolve(Map<String, String> settings) {
    Map<String, String> resolved = new LinkedHashMap<>();
    List<String> failures = new ArrayList<>();
    settings.forEach((key, value) -> resolved.put(key, resolve(key, value, failures)));
    if (!failures.isEmpty()) {
      throw new UnresolvedSecretException(failures);
    }
    return resolved;
  }

  private String resolve(String key, String value, List<String> failures) {
    StringBuilder text = new StringBuilder();
    Matcher matcher = SecretReference.matcher(value);
    while (matcher.find()) {
      SecretReference reference = SecretReference.of(matcher);
      String secret = "";
      try {
        secret = read(reference);
      } catch (IOException e) {
        failures.add(key + ": " + reference + ": " + e.getMessage());
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(secret));
    }
    return matcher.appendTail(text).toString();
  }

  private String read(SecretReference reference) throws IOException {
    return switch (reference.origin()) {
      case ENVIRONMENT -> {
        String value = environment.get(reference.name());
        if (value == null) {
          throw new IOException("the variable is not set");
        }
        yield value;
      }
      case FILE -> file(reference.name());
    };
  }

  private static String file(String name) throws IOException {
    try {
      // editors and `echo` end a file with a line break that is not part of the secret
      return Files.readString(Path.of(name)).replaceFirst("\r?\n\\z", "");
    } catch (IOException | InvalidPathException e) {
      // the message of some of these is the path alone
      throw new IOException("the file cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }
  }
}
