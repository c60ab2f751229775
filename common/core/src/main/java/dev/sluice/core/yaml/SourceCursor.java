package dev.sluice.core.yaml;

import dev.sluice.core.diagnostic.Span;
import dev.sluice.core.yaml.YamlNode.Style;
import java.util.List;

/** A place that moves through the lines of a scalar, one character of the value at a time. */
final class SourceCursor {
  private final List<String> lines;
  private final Span span;
  private int line;
  private int[] current;
  private int col;

  SourceCursor(List<String> lines, Span span) {
    this.lines = lines;
    this.span = span;
    this.line = span.line() - 1;
    this.col = span.col() - 1;
    this.current = lines.get(line).codePoints().toArray();
  }

  int line() {
    return line + 1;
  }

  int col() {
    return col + 1;
  }

  /** Over anchor and quote or block header. */
  void skipToContent(Style style) {
    while (!atEnd() && (character() == '&' || character() == '!')) {
      while (!atEnd() && !Character.isWhitespace(character())) {
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
      if (endOfLine() || (atEscape(style) && col + 1 == current.length)) {
        nextLine();
      } else if (Character.isWhitespace(character())) {
        col++;
      } else if (atEscape(style) && EscapeSequence.isBlank(current, col)) {
        advance(style);
      } else {
        return;
      }
    }
  }

  boolean at(int codePoint) {
    return !atEnd() && (endOfLine() ? codePoint == '\n' : character() == codePoint);
  }

  boolean atEscape(Style style) {
    return style == Style.DOUBLE_QUOTED && !atEnd() && !endOfLine() && character() == '\\';
  }

  /** Over one character of the value. */
  void advance(Style style) {
    if (atEnd()) {
      return;
    }
    if (endOfLine()) {
      nextLine();
    } else if (atEscape(style)) {
      col = Math.min(current.length, col + EscapeSequence.length(current, col));
    } else {
      boolean doubled = style == Style.SINGLE_QUOTED && character() == '\'';
      col += doubled ? 2 : 1;
    }
  }

  private void nextLine() {
    if (line + 1 < lines.size()) {
      line++;
      col = 0;
      current = lines.get(line).codePoints().toArray();
    } else { // the value goes on where the file does not: stay behind its last character
      col = current.length;
    }
  }

  private boolean endOfLine() {
    return col >= current.length;
  }

  private boolean atEnd() {
    boolean lastLine = line >= lines.size() - 1 && endOfLine();
    return lastLine
        || line > span.endLine() - 1
        || (line == span.endLine() - 1 && col >= span.endCol() - 1);
  }

  private int character() {
    return endOfLine() ? '\n' : current[col];
  }
}
