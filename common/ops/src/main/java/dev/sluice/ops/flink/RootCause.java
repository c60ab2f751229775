package dev.sluice.ops.flink;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what a Java stack trace is about: the last cause, with all lines of its message and none of
 * its frames.
 */
final class RootCause {
  private static final String CAUSED_BY = "Caused by: ";

  private RootCause() {}

  static String of(String stackTrace) {
    List<String> cause = new ArrayList<>();
    boolean inMessage = true;
    for (String line : stackTrace.lines().toList()) {
      if (line.startsWith(CAUSED_BY)) {
        cause.clear();
        cause.add(line.substring(CAUSED_BY.length()));
        inMessage = true;
      } else if (line.startsWith("\tat ") || line.startsWith("\t... ")) {
        inMessage = false;
      } else if (inMessage) {
        cause.add(line);
      }
    }
    return cause.isEmpty() ? stackTrace.strip() : withoutPackage(String.join("\n", cause).strip());
  }

  // the class says what kind of failure it is, its package and enclosing class do not
  private static String withoutPackage(String cause) {
    int end = cause.indexOf(':');
    String type = end < 0 ? cause : cause.substring(0, end);
    if (!type.matches("[\\w.$]+")) {
      return cause;
    }
    String simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    return simple + cause.substring(type.length());
  }
}
