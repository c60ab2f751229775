package dev.sluice.core.expression;

import dev.sluice.core.schema.Schema;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;

/**
 * Explains a syntax error by a word of SQL: a field of this name without backticks, or a function
 * that is refused.
 */
final class ReservedWords {
  private ReservedWords() {}

  /** Looks at the word where the parser gave up and at the one before it. */
  static Optional<Problem> problem(
      String sql, int at, Schema schema, SqlAbstractParserImpl.Metadata keywords) {
    int end = at;
    while (end < sql.length() && isWord(sql.charAt(end))) {
      end++;
    }
    if (end == at) {
      end = endOfWordBefore(sql, at);
    }
    for (int attempt = 0; attempt < 2 && end > 0; attempt++) {
      int start = startOfWord(sql, end);
      Optional<Problem> problem = ofWord(sql.substring(start, end), start, schema, keywords);
      if (problem.isPresent()) {
        return problem;
      }
      end = endOfWordBefore(sql, start);
    }
    return Optional.empty();
  }

  private static Optional<Problem> ofWord(
      String word, int start, Schema schema, SqlAbstractParserImpl.Metadata keywords) {
    int end = start + word.length();
    String upper = word.toUpperCase(Locale.ROOT);
    if (!keywords.isReservedWord(upper)) {
      return Optional.empty();
    }
    if (schema.indexOf(word).isPresent()) {
      String message =
          "'" + word + "' is a word of SQL; the field of this name stands in backticks";
      return Optional.of(new Problem(ProblemCode.SYNTAX, start, end, message, "`" + word + "`"));
    }
    return RefusedNames.refusal(upper)
        .map(refusal -> new Problem(refusal.code(), start, end, refusal.message(), null));
  }

  private static int startOfWord(String sql, int end) {
    int start = end;
    while (start > 0 && isWord(sql.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static int endOfWordBefore(String sql, int at) {
    int end = at;
    while (end > 0 && !isWord(sql.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isWord(char c) {
    return Character.isJavaIdentifierPart(c);
  }
}
