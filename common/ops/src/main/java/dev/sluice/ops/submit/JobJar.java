package dev.sluice.ops.submit;

import dev.sluice.core.name.JobJarName;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;

/**
 * The jar that holds the pipeline job.
 *
 * @param name under which it is uploaded; made of its content, so the same jar is uploaded once
 */
public record JobJar(Path path, String name) {
  public static JobJar of(Path path) throws IOException {
    return new JobJar(path, JobJarName.of(hash(path)));
  }

  /** The jar that the build makes. */
  public static JobJar built(Path home) throws IOException {
    return of(locate(home));
  }

  public static Path locate(Path home) throws IOException {
    return find(home)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.NOT_READY,
                    "no job jar in " + target(home),
                    "build it: mvn -q package -Dmaven.test.skip=true",
                    "or name one with --jar"));
  }

  /** As {@link #locate}, but nothing before the build. */
  public static Optional<Path> find(Path home) throws IOException {
    if (!Files.isDirectory(target(home))) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(target(home), "sluice-pipeline-*-job.jar")) {
      Iterator<Path> all = jars.iterator();
      return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
    }
  }

  private static Path target(Path home) {
    return home.resolve("jobs/pipeline/target");
  }

  // 64 bits of SHA-256 tell a handful of builds apart
  private static String hash(Path path) throws IOException {
    try (InputStream content = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DigestInputStream digesting = new DigestInputStream(content, digest)) {
        digesting.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
