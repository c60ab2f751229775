package dev.sluice.ops.cluster;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder that holds exactly the jars of one kind of process, filled by the build
 * (common/processes).
 */
public record ClassPathFolder(Path folder) {
  public ClassPathFolder {
    folder = folder.toAbsolutePath().normalize();
  }

  /** The class path argument: a wildcard, so that the command line stays readable in `ps`. */
  String argument() {
    return folder + "/*";
  }

  /**
   * Refuses a folder without jars before a JVM fails on it with an unhelpful
   * ClassNotFoundException.
   */
  void requireBuilt() {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
      if (jars.iterator().hasNext()) {
        return;
      }
    } catch (IOException e) {
      throw notBuilt(e);
    }
    throw notBuilt(null);
  }

  private ClusterException notBuilt(@Nullable IOException cause) {
    String message =
        "there are no jars in " + folder + ": build them with 'mvn -q package -DskipTests'";
    return cause == null ? new ClusterException(message) : new ClusterException(message, cause);
  }
}
