package dev.sluice.ops.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A process that can be recognised later: pids are reused, pid and start time together are not.
 *
 * @param startedAt from the kernel, so it is the same from whichever process one looks
 */
public record ProcessIdentity(long pid, Instant startedAt) {
  /** The kernel gives the start relative to the boot time, which a clock adjustment moves. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static ProcessIdentity of(ProcessHandle process) {
    Instant start = process.info().startInstant().orElseGet(Instant::now);
    return new ProcessIdentity(process.pid(), start);
  }

  /** The living process, unless it ended; a stranger that got the same pid is not it. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(this::startedWithMe)
        .filter(p -> !Zombie.is(pid));
  }

  private boolean startedWithMe(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0)
        .orElse(false);
  }

  void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, pid + " " + startedAt + "\n", StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ClusterException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  static ProcessIdentity read(Path file) {
    try {
      String[] words = Files.readString(file, StandardCharsets.UTF_8).strip().split(" ", -1);
      if (words.length == 2) {
        return new ProcessIdentity(Long.parseLong(words[0]), Instant.parse(words[1]));
      }
    } catch (IOException | NumberFormatException | DateTimeParseException e) {
      throw new ClusterException("cannot read the pid file " + file + ": " + e.getMessage(), e);
    }
    throw new ClusterException(file + " is not a pid file: expected '<pid> <start time>'");
  }
}
