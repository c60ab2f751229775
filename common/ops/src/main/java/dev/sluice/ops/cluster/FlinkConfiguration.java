package dev.sluice.ops.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A flat config.yaml. Flink takes nested keys as well; flat ones are enough for a template and need
 * no YAML parser, so a template with anything else is refused.
 */
public record FlinkConfiguration(Map<String, String> values) {
  public FlinkConfiguration {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  public static FlinkConfiguration read(Path template) {
    Map<String, String> values = new TreeMap<>();
    try {
      List<String> lines = Files.readAllLines(template, StandardCharsets.UTF_8);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        int colon = line.indexOf(": ");
        if (colon < 1 || line.startsWith(" ")) {
          throw new ClusterException(
              template + ":" + (i + 1) + ": expected 'key: value' or a comment, found: " + line);
        }
        values.put(line.substring(0, colon), unquoted(line.substring(colon + 2).strip()));
      }
    } catch (IOException e) {
      throw new ClusterException(
          "cannot read the Flink configuration " + template + ": " + e.getMessage(), e);
    }
    return new FlinkConfiguration(values);
  }

  public FlinkConfiguration with(Map<String, String> over) {
    Map<String, String> all = new TreeMap<>(values);
    all.putAll(over);
    return new FlinkConfiguration(all);
  }

  /** {@code env.java.opts.all}, which Flink's own scripts put into the command line. */
  List<String> jvmFlags() {
    return Arrays.stream(values.getOrDefault("env.java.opts.all", "").strip().split("\\s+"))
        .filter(flag -> !flag.isEmpty())
        .toList();
  }

  void write(Path file) throws IOException {
    String text =
        values.entrySet().stream()
            .map(entry -> entry.getKey() + ": '" + entry.getValue().replace("'", "''") + "'\n")
            .collect(Collectors.joining());
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("'") && value.endsWith("'");
    return quoted ? value.substring(1, value.length() - 1).replace("''", "'") : value;
  }
}
