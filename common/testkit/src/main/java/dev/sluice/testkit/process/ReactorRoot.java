package dev.sluice.testkit.process;

import dev.sluice.ops.cluster.ClassPathFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the root pom, whichever module's folder the tests run in. */
public final class ReactorRoot {
  private ReactorRoot() {}

  public static Path find() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("common/processes/pom.xml"))) {
        return folder;
      }
    }
    throw new IllegalStateException(
        "neither " + start + " nor a folder above it is the root of the project");
  }

  /** What the module {@code common/processes/<process>} has resolved. */
  public static ClassPathFolder classPath(String process) {
    return new ClassPathFolder(
        find().resolve("common/processes").resolve(process).resolve("target/lib"));
  }

  /** The Flink configuration that the local cluster and the tests share. */
  public static Path flinkConfiguration() {
    return find().resolve("conf/flink/config.yaml");
  }
}
