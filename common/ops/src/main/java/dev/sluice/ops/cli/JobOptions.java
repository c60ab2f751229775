package dev.sluice.ops.cli;

import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.SecretResolver;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.environment.KafkaReadiness;
import dev.sluice.ops.submit.JobJar;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What runs a pipeline, and whether Kafka is asked before. */
final class JobOptions {
  @Option(
      names = "--jar",
      paramLabel = "JAR",
      description = "The job jar (default: the one that the build made).")
  private @Nullable Path jar;

  @Option(
      names = "--skip-kafka-check",
      description = "Do not ask Kafka: it cannot be reached from here.")
  private boolean skipKafkaCheck;

  Path jarFile(Path home) throws IOException {
    return jar == null ? JobJar.locate(home) : jar;
  }

  JobJar jar(Path home) throws IOException {
    return JobJar.of(jarFile(home));
  }

  void requireKafka(CheckedPipeline pipeline, Console console) {
    if (!skipKafkaCheck) {
      new KafkaReadiness(SecretResolver.ofProcess(), console).require(pipeline);
    }
  }
}
