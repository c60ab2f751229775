package dev.sluice.core.expression;

import dev.sluice.core.text.Similar;
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

  /** A name that is none of those known, with the one that was probably meant. */
  Problem unknownField(SqlParserPos at, String name, String owner, List<String> known) {
    String fields = known.isEmpty() ? "it has none" : String.join(", ", known);
    String message = "'" + name + "' is not a field of the " + owner + " (" + fields + ")";
    Problem problem = problem(at, ProblemCode.UNKNOWN_FIELD, message);
    String suggestion = Similar.closest(name, known).orElse(null);
    return new Problem(problem.code(), problem.start(), problem.end(), message, suggestion);
  }

  Problem problem(SqlParserPos at, String code, String message) {
    int start = offset(at.getLineNum(), at.getColumnNum());
    int end =
        Math.max(
            start, Math.min(text.length(), offset(at.getEndLineNum(), at.getEndColumnNum()) + 1));
    return new Problem(code, start, end, message, null);
  }
}
