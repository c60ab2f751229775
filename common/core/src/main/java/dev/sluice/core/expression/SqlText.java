package dev.sluice.core.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes Flink's TIMESTAMP_LTZ(3) a single word, which Calcite takes for the name of a type. The
 * text keeps its length, so that every position stays true.
 */
final class SqlText {
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*'|`(?:[^`]|``)*`|--[^\\r\\n]*|/\\*.*?\\*/|\\bTIMESTAMP_LTZ([ \\t]*\\([ \\t]*)([0-9]+)([ \\t]*\\))",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private SqlText() {}

  static String forCalcite(String sql) {
    StringBuilder out = new StringBuilder(sql);
    Matcher matcher = TOKEN.matcher(sql);
    while (matcher.find()) {
      if (matcher.start(1) >= 0) {
        fill(out, matcher.start(1), matcher.end(1), '_');
        fill(out, matcher.start(3), matcher.end(3), ' ');
      }
    }
    return out.toString();
  }

  private static void fill(StringBuilder out, int from, int to, char with) {
    for (int i = from; i < to; i++) {
      out.setCharAt(i, with);
    }
  }
}
