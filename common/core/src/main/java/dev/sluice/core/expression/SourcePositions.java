package dev.sluice.core.expression;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Turns Calcite's lines and columns (from 1, the end included) into offsets (from 0, the end
 * excluded).
 */
final class SourcePositions {
  private final String text;
  private final List<Integer> lineStarts = new ArrayList<>(List.of(0));

  SourcePositions(String text) {
    this.text = text;
    for (int i = 0; i < text.length(); i++) {
      boolean crlf = text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (text.charAt(i) == '\n' || text.charAt(i) == '\r' && !crlf) {
        lineStarts.add(i + 1);
      }
    }
  }

  String text() {
    return text;
  }

  /** The offset of a line and column; those beyond the text are its end. */
  int offset(int line, int column) {
    if (line < 1) {
      return 0;
    }
    if (line > lineStarts.size()) {
      return text.length();
    }
    return Math.min(text.length(), lineStarts.get(line - 1) + Math.max(0, column - 1));
  }

  Problem problem(SqlNode at, String code, String message) {
    return problem(at.getParserPosition(), code, message);
  }

  Problem problem(SqlParserPos at, String code, String message) {
    int start = offset(at.getLineNum(), at.getColumnNum());
    int end =
        Math.max(
            start, Math.min(text.length(), offset(at.getEndLineNum(), at.getEndColumnNum()) + 1));
    return new Problem(code, start, end, message, null);
  }
}
