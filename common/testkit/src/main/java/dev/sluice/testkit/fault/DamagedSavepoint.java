package dev.sluice.testkit.fault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A copy of a savepoint, which refers to its files relatively, with damage in its {@code
 * _metadata}. State files are left as they are: Flink keeps no checksum of them, so flipped bytes
 * there are read as state, and no pipeline can know.
 */
record DamagedSavepoint(Path folder, String damage) {
  /** The file begins with a magic number and a version. */
  private static final int HEADER = 8;

  static DamagedSavepoint of(String savepoint, RandomGenerator random) {
    Path good = Path.of(URI.create(savepoint).getPath());
    Path copy = good.resolveSibling(good.getFileName() + "-damaged");
    try {
      copy(good, copy);
      String damage =
          random.nextBoolean()
              ? flip(copy.resolve("_metadata"), random.nextInt(HEADER))
              : truncate(copy.resolve("_metadata"), random.nextDouble());
      return new DamagedSavepoint(copy, damage);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String uri() {
    return folder.toUri().toString();
  }

  private static String flip(Path file, int at) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      int value = bytes.read();
      bytes.seek(at);
      bytes.write(~value);
    }
    return "byte " + at + " flipped";
  }

  private static String truncate(Path file, double part) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      long length = bytes.length();
      bytes.setLength((long) (length * part));
      return bytes.length() + " of " + length + " bytes left";
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  void delete() {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> leavesFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : leavesFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
