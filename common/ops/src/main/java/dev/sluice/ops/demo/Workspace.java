package dev.sluice.ops.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A temporary folder for all that the demo writes: Kafka's data, checkpoints, logs, and the
 * pipeline beside a profile of the Kafka that it meets here.
 */
record Workspace(Path folder) implements AutoCloseable {
  static Workspace create() throws IOException {
    return new Workspace(Files.createTempDirectory("sluice-demo-"));
  }

  Path kafka() {
    return folder.resolve("kafka");
  }

  Path state() {
    return folder.resolve("state");
  }

  Path logs() {
    return folder.resolve("logs");
  }

  /** Where the mini cluster unpacks native libraries. */
  Path scratch() throws IOException {
    return Files.createDirectories(folder.resolve("tmp"));
  }

  /** The pipeline as it is, in a folder whose profile {@code local} leads to this Kafka. */
  Path pipeline(Path original, String bootstrapServers) throws IOException {
    Path clusters = Files.createDirectories(folder.resolve("clusters"));
    Files.writeString(
        clusters.resolve("local.yaml"),
        """
        apiVersion: sluice/v1
        cluster: local
        bootstrap-servers: %s
        """
            .formatted(bootstrapServers),
        StandardCharsets.UTF_8);
    Path pipelines = Files.createDirectories(folder.resolve("pipelines"));
    return Files.copy(original, pipelines.resolve(original.getFileName()));
  }

  /** After the processes that write here have ended. */
  @Override
  public void close() throws IOException {
    Interruption.letCleanUp();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
