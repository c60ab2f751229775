package dev.sluice.testkit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files where the next checkpoints' folders would be made: the folder does not take them, though it
 * can be read and restored from. Permissions would not bind root, and an immutable folder (chattr)
 * would stay behind when the tests are killed.
 */
record Obstruction(List<Path> files) implements AutoCloseable {
  /** More checkpoints than anybody tries during a fault. */
  private static final int COUNT = 500;

  static Obstruction of(Path checkpoints, long newest) {
    List<Path> made = new ArrayList<>();
    try {
      for (long number = newest + 1; number <= newest + COUNT; number++) {
        place(checkpoints.resolve("chk-" + number), made);
      }
      return new Obstruction(made);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void place(Path file, List<Path> made) throws IOException {
    try {
      made.add(Files.createFile(file));
    } catch (FileAlreadyExistsException e) {
      return; // one that is being written now: it may still complete
    }
  }

  @Override
  public void close() {
    try {
      for (Path file : files) {
        if (Files.isRegularFile(file)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
