package dev.sluice.testkit.fault;

import dev.sluice.ops.cluster.FlinkConfiguration;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** After how long a frozen process of Flink is given up. */
final class HeartbeatTimeout {
  /** Flink's default. */
  private static final String DEFAULT = "50 s";

  private static final Pattern TEXT = Pattern.compile("(\\d+)\\s*(ms|s|min)?");

  private HeartbeatTimeout() {}

  static Duration of(FlinkConfiguration configuration) {
    String text = configuration.values().getOrDefault("heartbeat.timeout", DEFAULT);
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new FaultFailedException("heartbeat.timeout is '" + text + "', not a time like 8 s");
    }
    long amount = Long.parseLong(parts.group(1));
    String unit = parts.group(2) == null ? "ms" : parts.group(2);
    return switch (unit) {
      case "min" -> Duration.ofMinutes(amount);
      case "s" -> Duration.ofSeconds(amount);
      default -> Duration.ofMillis(amount);
    };
  }
}
