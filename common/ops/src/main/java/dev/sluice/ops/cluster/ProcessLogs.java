package dev.sluice.ops.cluster;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one process logs: {@code <name>.log} (Log4j, rolled) and {@code <name>.out} (standard
 * output and error).
 */
public record ProcessLogs(Path folder, String name) {
  /** Enough for twenty long lines; a log can have megabytes. */
  private static final int TAIL_BYTES = 16 * 1024;

  private static final int TAIL_LINES = 20;

  public ProcessLogs {
    folder = folder.toAbsolutePath().normalize();
  }

  public Path log() {
    return folder.resolve(name + ".log");
  }

  public Path out() {
    return folder.resolve(name + ".out");
  }

  /** Makes a JVM log to {@link #log}, once {@link #prepare} has been called. */
  public List<String> jvmFlags() {
    return List.of("-Dlog.file=" + log(), "-Dlog4j2.configurationFile=" + LogSetup.file(folder));
  }

  public void prepare() throws IOException {
    LogSetup.write(folder);
  }

  /** The last lines of both files, each below the file's name. */
  public String lastLines() {
    List<String> lines = new ArrayList<>();
    for (Path file : List.of(out(), log())) {
      List<String> tail = tail(file);
      if (!tail.isEmpty()) {
        lines.add("last lines of " + file + ":");
        tail.forEach(line -> lines.add("  " + line));
      }
    }
    return lines.isEmpty() ? "it logged nothing to " + out() : String.join("\n", lines);
  }

  private static List<String> tail(Path file) {
    if (!Files.isReadable(file)) {
      return List.of();
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, in.length() - TAIL_BYTES);
      byte[] bytes = new byte[Math.toIntExact(in.length() - from)];
      in.seek(from);
      in.readFully(bytes);
      List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - TAIL_LINES), all.size());
    } catch (IOException e) {
      return List.of("(cannot be read: " + e.getMessage() + ")");
    }
  }
}
