package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.diagnostic.Span;
import dev.sluice.core.diagnostic.Spelling;
import dev.sluice.core.expression.ExpressionCompiler;
import dev.sluice.core.expression.ExpressionProblemException;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.core.yaml.ScalarPositions;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import org.jspecify.annotations.Nullable;

/** Expressions of one schema: their problems become findings at the words that cause them. */
final class Expressions {
  private final ExpressionCompiler compiler;
  private final Findings findings;

  Expressions(Schema input, Findings findings) {
    this.compiler = new ExpressionCompiler(input);
    this.findings = findings;
  }

  /** The type of an expression, or null if it is wrong. */
  @Nullable SqlType type(String what, YamlScalar sql) {
    try {
      return compiler.compile(sql.text()).type();
    } catch (ExpressionProblemException e) {
      report(what, sql, e);
      return null;
    }
  }

  void predicate(String what, YamlScalar sql) {
    try {
      compiler.compilePredicate(sql.text());
    } catch (ExpressionProblemException e) {
      report(what, sql, e);
    }
  }

  private void report(String what, YamlScalar sql, ExpressionProblemException e) {
    ScalarPositions positions = new ScalarPositions(sql, findings.lines());
    for (var problem : e.problems()) {
      Span span = positions.span(problem.start(), problem.end());
      String message = what + ": " + problem.message();
      findings.reportForeign(
          problem.code(), span, message, Spelling.didYouMean(problem.suggestion()));
    }
  }
}
