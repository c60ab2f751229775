package dev.sluice.ops.cli;

import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.ExitCode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a version of a pipeline is brought to the cluster. */
final class StartOptions {
  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Subtasks of each operator, where the file does not say it.")
  private @Nullable Integer parallelism;

  @Option(
      names = "--start-timeout",
      paramLabel = "TIME",
      defaultValue = "3min",
      converter = DurationConverter.class,
      description = "How long the start may take (default: ${DEFAULT-VALUE}).")
  private Duration startTimeout = Duration.ofMinutes(3);

  Duration startTimeout() {
    return startTimeout;
  }

  /** The file's own number rules; another one here would be silently without effect. */
  Optional<Integer> parallelism(CheckedPipeline pipeline) {
    Optional<Integer> written = pipeline.spec().settings().parallelism();
    if (parallelism != null && written.isPresent() && !written.get().equals(parallelism)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--parallelism %d, but the file says parallelism %d"
              .formatted(parallelism, written.get()),
          "change the file, or leave the option out");
    }
    int highest = pipeline.spec().settings().maxParallelism();
    if (parallelism != null && (parallelism < 1 || parallelism > highest)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--parallelism %d: it is 1 to %d, the pipeline's max-parallelism"
              .formatted(parallelism, highest));
    }
    return Optional.ofNullable(parallelism).or(() -> written);
  }
}
