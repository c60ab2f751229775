package dev.sluice.testkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of a process; 0 on other systems. */
final class ProcessMemory {
  private static final String PEAK = "VmHWM:";
  private static final int KIB = 1024;

  private ProcessMemory() {}

  /** The most bytes that were resident at a time. */
  static long peak(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(PEAK))
        .map(line -> line.substring(PEAK.length()).replace("kB", "").strip())
        .mapToLong(size -> Long.parseLong(size) * KIB)
        .findFirst()
        .orElse(0);
  }
}
