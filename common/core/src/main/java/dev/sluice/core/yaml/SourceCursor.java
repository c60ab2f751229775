package dev.sluice.core.yaml;

import dev.sluice.core.diagnostic.Span;
import dev.sluice.core.yaml.YamlNode.Style;
import java.util.List;

/** A place that moves through the lines of a scalar, one character of the value at a time. */
final class SourceCursor {
  private final List<int[]> lines;
  private final Span span;
  private int line;
  private int col;

  SourceCursor(List<String> lines, Span span) {
    this.lines = lines.stream().map(l -> l.codePoints().toArray()).toList();
    this.span = span;
    this.line = span.line() - 1;
    this.col = span.col() - 1;
  }

  int line() {
    return line + 1;
  }

  int col() {
    return col + 1;
  }

  /** Over anchor and quote or block header. */
  void skipToContent(Style style) {
    while (!atEnd() && (current() == '&' || current() == '!')) {
      while (!atEnd() && !Character.isWhitespace(current())) {
        col++;
      }
      skipBlank(Style.PLAIN);
    }
    switch (style) {
      case SINGLE_QUOTED, DOUBLE_QUOTED -> col++;
      case LITERAL, FOLDED -> nextLine();
      case PLAIN -> {}
    }
  }

  /**
   * Over white space and line ends, also escaped ones; an escape that stands for white space is a
   * character.
   */
  void skipBlank(Style style) {
    while (!atEnd()) {
      if (endOfLine() || (atEscape(style) && col + 1 == lines.get(line).length)) {
        nextLine();
      } else if (Character.isWhitespace(current())) {
        col++;
      } else if (atEscape(style) && EscapeSequence.isBlank(lines.get(line), col)) {
        advance(style);
      } else {
        return;
      }
    }
  }

  boolean at(int codePoint) {
    return !atEnd() && (endOfLine() ? codePoint == '\n' : current() == codePoint);
  }

  boolean atEscape(Style style) {
    return style == Style.DOUBLE_QUOTED && !atEnd() && !endOfLine() && current() == '\\';
  }

  /** Over one character of the value. */
  void advance(Style style) {
    if (atEnd()) {
      return;
    }
    if (endOfLine()) {
      nextLine();
    } else if (atEscape(style)) {
      col = Math.min(lines.get(line).length, col + EscapeSequence.length(lines.get(line), col));
    } else {
      boolean doubled = style == Style.SINGLE_QUOTED && current() == '\'';
      col += doubled ? 2 : 1;
    }
  }

  private void nextLine() {
    line++;
    col = 0;
    if (line
        >= lines.size()) { // the value goes on where the file does not: stay on its last character
      line = lines.size() - 1;
      col = lines.get(line).length;
    }
  }

  private boolean endOfLine() {
    return col >= lines.get(line).length;
  }

  private boolean atEnd() {
    boolean lastLine = line >= lines.size() - 1 && endOfLine();
    return lastLine
        || line > span.endLine() - 1
        || (line == span.endLine() - 1 && col >= span.endCol() - 1);
  }

  private int current() {
    return endOfLine() ? '\n' : lines.get(line)[col];
  }
}
