package dev.sluice.ops.cluster;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What must stand before a command so that it survives the terminal it was started from. */
final class Detachment {
  private Detachment() {}

  /**
   * {@code setsid} (Linux) or {@code nohup} (everywhere): both replace themselves, so the pid is
   * the process's.
   */
  static List<String> prefix() {
    for (String tool : List.of("setsid", "nohup")) {
      for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
        if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, tool))) {
          return List.of(tool);
        }
      }
    }
    throw new ClusterException(
        "neither 'setsid' nor 'nohup' is on the PATH: a detached process needs one of them");
  }
}
