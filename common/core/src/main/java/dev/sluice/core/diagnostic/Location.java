package dev.sluice.core.diagnostic;

import java.util.Comparator;
import java.util.List;

/**
 * Where a finding is: file, line and column (from 1, in characters), and how many characters of
 * that line it marks. A finding without a place in the text, such as a file that is not there, is
 * at 1:1.
 */
public record Location(String file, int line, int col, int length) implements Comparable<Location> {
  private static final Comparator<Location> ORDER =
      Comparator.comparing(Location::file)
          .thenComparingInt(Location::line)
          .thenComparingInt(Location::col);

  public Location {
    if (line < 1 || col < 1 || length < 1) {
      throw new IllegalArgumentException(
          line + ":" + col + " (" + length + ") is no place in a file");
    }
  }

  /** The first line of a span; what goes on in the next lines is not marked. */
  public static Location of(String file, List<String> lines, Span span) {
    int end = span.endCol();
    if (span.endLine() > span.line()) {
      String line = lines.get(span.line() - 1).stripTrailing();
      end = line.codePointCount(0, line.length()) + 1;
    }
    return new Location(file, span.line(), span.col(), Math.max(1, end - span.col()));
  }

  @Override
  public int compareTo(Location other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + col;
  }
}
