package dev.sluice.ops.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The Log4j configuration of every started process: a rolled file, so that a long-lived cluster
 * fills no disk.
 */
final class LogSetup {
  private static final String RESOURCE = "process-log4j2.properties";

  private LogSetup() {}

  static Path file(Path logs) {
    return logs.resolve(RESOURCE);
  }

  static void write(Path logs) throws IOException {
    Files.createDirectories(logs);
    try (InputStream in = LogSetup.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("resource " + RESOURCE + " is missing");
      }
      Path temporary = Files.createTempFile(logs, RESOURCE, null);
      Files.copy(in, temporary, StandardCopyOption.REPLACE_EXISTING);
      // atomic: another process of the cluster may be reading it just now
      Files.move(
          temporary,
          file(logs),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
