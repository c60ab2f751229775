package dev.sluice.core.diagnostic;

/**
 * A stretch of a file. Lines and columns begin at 1 and count characters (code points); the end is
 * exclusive.
 *
 * @param endCol the column behind the last character
 */
public record Span(int line, int col, int endLine, int endCol) {
  public Span {
    if (line < 1 || col < 1 || endLine < line || (endLine == line && endCol < col)) {
      throw new IllegalArgumentException(
          line + ":" + col + " to " + endLine + ":" + endCol + " is no stretch");
    }
  }

  /** The place of one character. */
  public static Span at(int line, int col) {
    return new Span(line, col, line, col + 1);
  }

  /** From the beginning of this one to the end of another one. */
  public Span to(Span end) {
    return new Span(line, col, end.endLine, end.endCol);
  }
}
