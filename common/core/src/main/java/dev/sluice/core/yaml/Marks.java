package dev.sluice.core.yaml;

import dev.sluice.core.diagnostic.Span;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** The parser's marks (from 0) as spans (from 1). */
final class Marks {
  private static final Mark NONE = new Mark("", 0, 0, 0, new int[0], 0);

  private Marks() {}

  static Span of(Event event) {
    Mark start = event.getStartMark().orElse(NONE);
    Mark end = event.getEndMark().orElse(start);
    return new Span(
        start.getLine() + 1, start.getColumn() + 1, end.getLine() + 1, end.getColumn() + 1);
  }

  static Span at(Mark mark) {
    return Span.at(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** The place of the character with this number (from 0) in a text. */
  static Span atCodePoint(String content, int position) {
    int line = 1;
    int col = 1;
    int[] points = content.codePoints().limit(position).toArray();
    for (int i = 0; i < points.length; i++) {
      boolean breaks =
          points[i] == '\n'
              || (points[i] == '\r' && (i + 1 == points.length || points[i + 1] != '\n'));
      line = breaks ? line + 1 : line;
      col = breaks ? 1 : col + 1;
    }
    return Span.at(line, col);
  }
}
