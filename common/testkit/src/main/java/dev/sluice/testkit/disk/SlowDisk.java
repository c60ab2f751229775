package dev.sluice.testkit.disk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Where Flink processes write their checkpoints: as fast as the local disk, until it is made slow.
 *
 * @param control a file; while it is there, it says how many milliseconds it takes to make a file
 */
public record SlowDisk(Path control) {
  static final String SCHEME = "slow";
  static final String CONTROL = "sluice.test.slow-disk";

  private static final List<String> CLASSES =
      List.of(
          "dev.sluice.testkit.disk.SlowFileSystemFactory",
          "dev.sluice.testkit.disk.SlowFileSystem");

  /**
   * Puts the plugin where Flink processes look for it.
   *
   * @param workingFolder of the processes
   */
  public static SlowDisk install(Path workingFolder) {
    Path plugin = workingFolder.resolve("plugins/slow-disk/slow-disk.jar");
    try {
      Files.createDirectories(plugin.getParent());
      try (OutputStream file = Files.newOutputStream(plugin);
          JarOutputStream jar = new JarOutputStream(file)) {
        jar.putNextEntry(
            new JarEntry("META-INF/services/org.apache.flink.core.fs.FileSystemFactory"));
        jar.write(CLASSES.get(0).getBytes(StandardCharsets.UTF_8));
        for (String name : CLASSES) {
          String path = name.replace('.', '/') + ".class";
          jar.putNextEntry(new JarEntry(path));
          try (InputStream bytes = SlowDisk.class.getResourceAsStream("/" + path)) {
            bytes.transferTo(jar);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + plugin, e);
    }
    return new SlowDisk(workingFolder.resolve("slow-disk").toAbsolutePath());
  }

  /** A folder of the local disk, as Flink is to name it. */
  public String uri(Path folder) {
    return SCHEME + "://" + folder.toAbsolutePath();
  }

  /** What the processes have to be started with. */
  public String jvmFlag() {
    return "-D" + CONTROL + "=" + control;
  }

  /** Until {@link #release}, making a file takes so long. */
  public void slowDown(Duration eachFile) {
    try {
      Files.writeString(control, Long.toString(eachFile.toMillis()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void release() {
    try {
      Files.deleteIfExists(control);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
