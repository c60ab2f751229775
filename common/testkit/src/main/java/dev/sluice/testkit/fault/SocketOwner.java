package dev.sluice.testkit.fault;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a process has a connection, from Linux's tables: columns local_address and inode. */
final class SocketOwner {
  private static final int LOCAL_ADDRESS = 1;
  private static final int INODE = 9;

  private SocketOwner() {}

  static boolean has(long pid, int port) {
    try {
      return holdsAny(pid, sockets(port));
    } catch (IOException e) {
      throw new FaultFailedException("cannot see who has port " + port + ": " + e.getMessage(), e);
    }
  }

  private static Set<String> sockets(int port) throws IOException {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] column = line.strip().split("\\s+", -1);
        if (column.length > INODE && column[LOCAL_ADDRESS].endsWith(suffix)) {
          sockets.add("socket:[" + column[INODE] + "]");
        }
      }
    }
    return sockets;
  }

  private static boolean holdsAny(long pid, Set<String> sockets) throws IOException {
    try (DirectoryStream<Path> descriptors =
        Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
      for (Path descriptor : descriptors) {
        if (sockets.contains(target(descriptor))) {
          return true;
        }
      }
      return false;
    }
  }

  private static String target(Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (NoSuchFileException e) {
      return ""; // closed meanwhile
    }
  }
}
