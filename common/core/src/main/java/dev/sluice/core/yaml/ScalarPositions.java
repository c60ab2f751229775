package dev.sluice.core.yaml;

import dev.sluice.core.diagnostic.Span;
import dev.sluice.core.yaml.YamlNode.Style;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.List;

/**
 * Where each character of a scalar's value stands in the file: value and source text are walked
 * side by side. Exact for all that is no white space; white space that YAML folds is placed where
 * it begins.
 */
public final class ScalarPositions {
  private final String value;
  private final Style style;
  private final SourceCursor source;
  private final int[] lines;
  private final int[] cols;

  public ScalarPositions(YamlScalar scalar, List<String> fileLines) {
    this.value = scalar.text();
    this.style = scalar.style();
    this.source = new SourceCursor(fileLines, scalar.span());
    this.lines = new int[value.length() + 1];
    this.cols = new int[value.length() + 1];
    source.skipToContent(style);
    for (int i = 0; i < value.length(); ) {
      i += place(i);
    }
    lines[value.length()] = source.line();
    cols[value.length()] = source.col();
  }

  /** The stretch of the file that holds these characters of the value (from 0, end excluded). */
  public Span span(int start, int end) {
    int from = Math.max(0, Math.min(start, value.length()));
    int to = Math.max(from, Math.min(end, value.length()));
    if (to == from) {
      return Span.at(lines[from], cols[from]);
    }
    int last = Character.isLowSurrogate(value.charAt(to - 1)) && to - 1 > from ? to - 2 : to - 1;
    Span wide = Span.at(lines[last], cols[last]);
    boolean joined =
        lines[to] == lines[last]
            && cols[to] > cols[last]
            && !Character.isWhitespace(value.charAt(last));
    return Span.at(lines[from], cols[from])
        .to(joined ? new Span(lines[last], cols[last], lines[to], cols[to]) : wide);
  }

  /**
   * Places the character at an index, and its second half if it has one; returns how many chars it
   * has.
   */
  private int place(int index) {
    int codePoint = value.codePointAt(index);
    boolean blank = Character.isWhitespace(codePoint);
    if (!blank) {
      source.skipBlank(style);
    }
    int length = Character.charCount(codePoint);
    for (int i = index; i < index + length; i++) {
      lines[i] = source.line();
      cols[i] = source.col();
    }
    if (!blank || source.at(codePoint) || source.atEscape(style)) {
      source.advance(style);
    }
    return length;
  }
}
