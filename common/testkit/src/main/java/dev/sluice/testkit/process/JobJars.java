package dev.sluice.testkit.process;

import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.ExitCode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The job jar that the build has made. */
public final class JobJars {
  private JobJars() {}

  public static Path find(Path home) throws IOException {
    Path target = home.resolve("jobs/pipeline/target");
    if (Files.isDirectory(target)) {
      try (DirectoryStream<Path> jars =
          Files.newDirectoryStream(target, "sluice-pipeline-*-job.jar")) {
        for (Path jar : jars) {
          return jar;
        }
      }
    }
    throw new CommandFailure(
        ExitCode.NOT_READY, "there is no job jar in " + target, "build it: mvn -q package");
  }
}
