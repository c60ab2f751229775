package dev.sluice.ops.cluster;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who listens on a port, from Linux's /proc; unknown elsewhere and for processes of other users.
 */
final class PortOwner {
  private static final String LISTENING = "0A";

  private PortOwner() {}

  static Optional<String> of(int port) {
    return inode(port).flatMap(PortOwner::process).map(PortOwner::describe);
  }

  /** Columns of /proc/net/tcp: sl local_address rem_address st ... inode (tenth). */
  private static Optional<String> inode(int port) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      try {
        for (String line : Files.readAllLines(Path.of(table))) {
          String[] column = line.strip().split("\\s+", -1);
          if (column.length > 9 && column[1].endsWith(suffix) && column[3].equals(LISTENING)) {
            return Optional.of(column[9]);
          }
        }
      } catch (IOException e) {
        return Optional
            .empty(); // no /proc on this system: the port is still reported, its owner is not
      }
    }
    return Optional.empty();
  }

  private static Optional<ProcessHandle> process(String inode) {
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process.pid(), "socket:[" + inode + "]"))
        .findFirst();
  }

  private static boolean holds(long pid, String socket) {
    try (DirectoryStream<Path> descriptors =
        Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
      for (Path descriptor : descriptors) {
        if (Files.readSymbolicLink(descriptor).toString().equals(socket)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false; // another user's process, or it has just ended
    }
  }

  private static String describe(ProcessHandle process) {
    return "pid "
        + process.pid()
        + process.info().command().map(command -> " (" + command + ")").orElse("");
  }
}
