package dev.sluice.core.expression;

import dev.sluice.core.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.config.Lex;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/**
 * Calcite's parser with the lexical rules of Flink: backticks, letter case kept, {@code !=} and
 * {@code %} allowed.
 */
final class SqlSyntax {
  /** Longer texts are no expression that a person wrote, and cost the parser its stack. */
  private static final int MAX_LENGTH = 20_000;

  private static final SqlConformance CONFORMANCE =
      new SqlDelegatingConformance(SqlConformanceEnum.DEFAULT) {
        @Override
        public boolean isBangEqualAllowed() {
          return true;
        }

        @Override
        public boolean isPercentRemainderAllowed() {
          return true;
        }
      };

  private static final SqlParser.Config CONFIG =
      SqlParser.config()
          .withLex(Lex.JAVA)
          .withConformance(CONFORMANCE)
          .withIdentifierMaxLength(256);

  private SqlSyntax() {}

  static SqlConformance conformance() {
    return CONFORMANCE;
  }

  static SqlNode parse(SourcePositions source, Schema schema) throws ExpressionProblemException {
    String sql = source.text();
    if (sql.isBlank()) {
      throw failed(
          new Problem(ProblemCode.SYNTAX, 0, sql.length(), "the expression is empty", null));
    }
    if (sql.length() > MAX_LENGTH) {
      String message = "the expression is longer than " + MAX_LENGTH + " characters";
      throw failed(new Problem(ProblemCode.SYNTAX, MAX_LENGTH, sql.length(), message, null));
    }
    SqlParser parser = SqlParser.create(SqlText.forCalcite(sql), CONFIG);
    try {
      return parser.parseExpression();
    } catch (SqlParseException e) {
      throw failed(problem(e, source, schema));
    }
  }

  private static ExpressionProblemException failed(Problem problem) {
    return new ExpressionProblemException(List.of(problem));
  }

  private static Problem problem(SqlParseException e, SourcePositions source, Schema schema) {
    String sql = source.text();
    SqlParserPos pos = e.getPos() == null ? SqlParserPos.ZERO : e.getPos();
    int start = source.offset(pos.getLineNum(), pos.getColumnNum());
    int end = Math.min(sql.length(), source.offset(pos.getEndLineNum(), pos.getEndColumnNum()) + 1);
    Optional<Problem> reserved = reservedField(sql, start, schema);
    if (reserved.isPresent()) {
      return reserved.get();
    }
    if (sql.substring(Math.min(start, sql.length())).isBlank()) {
      return new Problem(
          ProblemCode.SYNTAX, sql.length(), sql.length(), "the expression ends too early", null);
    }
    String message = String.valueOf(e.getMessage());
    if (!message.startsWith("Encountered") && !message.startsWith("Lexical error")) {
      return new Problem(ProblemCode.SYNTAX, start, Math.max(start, end), firstLine(message), null);
    }
    int last = message.startsWith("Lexical error") ? start + 1 : Math.max(end, start + 1);
    String found = sql.substring(start, Math.min(last, sql.length()));
    return new Problem(
        ProblemCode.SYNTAX,
        start,
        start + found.length(),
        "'" + found + "' does not fit here",
        null);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }

  /**
   * A field called like a keyword must be quoted: its word, or the word before the place where the
   * parser gave up.
   */
  private static Optional<Problem> reservedField(String sql, int at, Schema schema) {
    int end = at;
    while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
      end++;
    }
    if (end == at) {
      while (end > 0 && !Character.isJavaIdentifierPart(sql.charAt(end - 1))) {
        end--;
      }
    }
    for (int attempt = 0; attempt < 2; attempt++) {
      int start = wordStart(sql, end);
      String word = sql.substring(start, end);
      if (schema.indexOf(word).isPresent()
          && metadata().isReservedWord(word.toUpperCase(Locale.ROOT))) {
        String message =
            "'" + word + "' is a word of SQL; the field of this name stands in backticks";
        return Optional.of(new Problem(ProblemCode.SYNTAX, start, end, message, "`" + word + "`"));
      }
      end = start;
      while (end > 0 && !Character.isJavaIdentifierPart(sql.charAt(end - 1))) {
        end--;
      }
    }
    return Optional.empty();
  }

  private static int wordStart(String sql, int end) {
    int start = end;
    while (start > 0 && Character.isJavaIdentifierPart(sql.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static SqlAbstractParserImpl.Metadata metadata() {
    return SqlParser.create("", CONFIG).getMetadata();
  }
}
