package dev.sluice.core.yaml;

/** Escapes in double-quoted scalars (YAML 1.2.2, 5.7). */
final class EscapeSequence {
  private EscapeSequence() {}

  /** How many characters an escape has, the backslash included. */
  static int length(int[] line, int at) {
    if (at + 1 >= line.length) {
      return 1;
    }
    return switch (line[at + 1]) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }

  /** Whether an escape stands for white space. */
  static boolean isBlank(int[] line, int at) {
    return at + 1 < line.length && "tnvfr \t".indexOf(line[at + 1]) >= 0;
  }
}
