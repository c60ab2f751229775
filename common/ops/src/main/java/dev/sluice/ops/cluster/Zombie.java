package dev.sluice.ops.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that has ended and whose parent has not asked how. In a container without an init
 * process nobody ever asks for a detached process, and ProcessHandle counts it as alive for ever.
 */
final class Zombie {
  private Zombie() {}

  /** From Linux's /proc; false elsewhere, where an init process exists. */
  static boolean is(long pid) {
    try {
      String stat =
          Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
      // "pid (name) state ...": the name may hold anything, parentheses too
      int state = stat.lastIndexOf(')') + 2;
      return state < stat.length() && (stat.charAt(state) == 'Z' || stat.charAt(state) == 'X');
    } catch (IOException e) {
      return false;
    }
  }
}
