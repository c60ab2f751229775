package dev.sluice.ops.cli;

import dev.sluice.ops.flink.SavepointTarget;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a savepoint goes and how long it may take. */
final class SavepointOptions {
  @Option(
      names = "--savepoint-dir",
      paramLabel = "URI",
      description = "Where to write the savepoint. Else the cluster's own default.")
  private @Nullable String directory;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "10min",
      converter = DurationConverter.class,
      description =
          "How long it may take, restarts of the job included (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ofMinutes(10);

  SavepointTarget target() {
    return new SavepointTarget(directory);
  }

  Duration timeout() {
    return timeout;
  }
}
