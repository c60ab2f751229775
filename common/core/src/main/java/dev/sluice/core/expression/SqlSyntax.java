package dev.sluice.core.expression;

import dev.sluice.core.schema.Schema;
import java.util.List;
import org.apache.calcite.config.Lex;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
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

  /** Built at the first syntax error, by parsing every keyword once. */
  private static final class Keywords {
    static final SqlAbstractParserImpl.Metadata ALL = SqlParser.create("", CONFIG).getMetadata();
  }

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
      // the parser takes whatever it catches for a syntax error
      if (e.getCause() instanceof VirtualMachineError || e.getCause() instanceof LinkageError) {
        throw (Error) e.getCause();
      }
      throw failed(new SyntaxProblems(source).explain(e, schema, Keywords.ALL));
    }
  }

  private static ExpressionProblemException failed(Problem problem) {
    return new ExpressionProblemException(List.of(problem));
  }
}
