package dev.sluice.core.expression;

import dev.sluice.core.function.FunctionException;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import java.util.Comparator;
import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Compiles SQL expressions over the fields of one schema. Names and types are those of Flink SQL:
 * identifiers keep their case, backticks quote them, strings stand in single quotes, the session
 * time zone is UTC.
 */
public final class ExpressionCompiler {
  private final Schema schema;

  public ExpressionCompiler(Schema input) {
    this.schema = input;
  }

  /**
   * @throws ExpressionProblemException with all that was found
   */
  public Expression compile(String sql) throws ExpressionProblemException {
    SourcePositions source = new SourcePositions(sql);
    try {
      SqlNode parsed = SqlSyntax.parse(source, schema);
      Binder binder = new Binder(schema, source);
      SqlNode bound = parsed.accept(binder);
      refuse(binder.problems());
      if (bound == null) {
        throw new IllegalStateException("the binder lost the expression");
      }
      return translate(bound, source);
    } catch (StackOverflowError e) {
      // thousands of parentheses; the parser has no limit of its own
      throw failed(
          new Problem(
              ProblemCode.SYNTAX, 0, sql.length(), "the expression is nested too deeply", null));
    }
  }

  /** Compiles a condition. A type other than BOOLEAN is a problem. */
  public Expression compilePredicate(String sql) throws ExpressionProblemException {
    Expression expression = compile(sql);
    if (!Casts.is(expression.type(), SqlType.Kind.BOOLEAN)) {
      String message = "a condition is BOOLEAN, this is " + Casts.name(expression.type());
      throw failed(new Problem(ProblemCode.TYPE, 0, sql.length(), message, null));
    }
    return expression;
  }

  private Expression translate(SqlNode bound, SourcePositions source)
      throws ExpressionProblemException {
    TypeBridge types = new TypeBridge();
    Typer typer = new Typer(schema, types, source);
    typer.check(bound);
    refuse(typer.problems());
    Translator translator = new Translator(schema, typer, types, source);
    Closure closure = translator.translate(bound);
    refuse(translator.problems());
    try {
      return new Compiled(closure, translator.type(bound));
    } catch (Rejection e) {
      throw failed(e.problem());
    }
  }

  private static void refuse(List<Problem> problems) throws ExpressionProblemException {
    if (!problems.isEmpty()) {
      List<Problem> inOrder =
          problems.stream().sorted(Comparator.comparingInt(Problem::start)).toList();
      throw new ExpressionProblemException(inOrder);
    }
  }

  private static ExpressionProblemException failed(Problem problem) {
    return new ExpressionProblemException(List.of(problem));
  }

  private record Compiled(Closure closure, SqlType type) implements Expression {
    @Override
    public @Nullable Object evaluate(Fields fields) {
      try {
        return closure.value(fields);
      } catch (FunctionException e) {
        throw new EvaluationException(e.code(), String.valueOf(e.getMessage()));
      }
    }
  }
}
