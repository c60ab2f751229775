package dev.sluice.ops.cli;

import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.SecretResolver;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.environment.KafkaReadiness;
import dev.sluice.ops.submit.JobJar;
import java.io.IOException;
import java.nio.file.Path;
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
      names = "--jar",
      paramLabel = "JAR",
      description = "The job jar (default: the one that the build made).")
  private @Nullable Path jar;

  @Option(
      names = "--skip-kafka-check",
      description = "Do not ask Kafka: it cannot be reached from here.")
  private boolean skipKafkaCheck;

  @Option(
      names = "--start-timeout",
      paramLabel = "TIME",
      defaultValue = "3min",
      converter = DurationConverter.class,
      description = "How long the start may take (default: ${DEFAULT-VALUE}).")
  private Duration startTimeout = Duration.ofMinutes(3);

  JobJar jar(Path home) throws IOException {
    return jar == null ? JobJar.built(home) : JobJar.of(jar);
  }

  Duration startTimeout() {
    return startTimeout;
  }

  void requireKafka(CheckedPipeline pipeline, Console console) {
    if (!skipKafkaCheck) {
      new KafkaReadiness(SecretResolver.ofProcess(), console).require(pipeline);
    }
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
