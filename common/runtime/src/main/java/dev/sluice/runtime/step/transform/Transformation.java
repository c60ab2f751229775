package dev.sluice.runtime.step.transform;

import dev.sluice.core.expression.EvaluationException;
import dev.sluice.core.expression.Expression;
import dev.sluice.core.expression.ExpressionCompiler;
import dev.sluice.core.expression.ExpressionProblemException;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.runtime.row.Row;
import dev.sluice.runtime.row.RowMemory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a transform makes of a row: {@code where}, then {@code set}, all of which see the row as it
 * came, then {@code drop} or {@code select}. Fields that are set and then removed are not computed.
 */
public final class Transformation {
  /** In the place of a position: the field is not taken over, it is set. */
  private static final int SET = -1;

  private final @Nullable Expression where;
  private final Reshaping reshaping;
  private final RowMemory memory = new RowMemory();
  private final List<String> names;

  /**
   * By position in the output: where the field is in the input, and what computes it if it is set.
   */
  private final int[] kept;

  private final @Nullable Expression[] set;

  /**
   * A step that has passed the checks.
   *
   * @param input the schema that the step reads
   * @param output the schema that leaves it
   */
  public static Transformation compile(StepSpec.Transform step, Schema input, Schema output) {
    ExpressionCompiler compiler = new ExpressionCompiler(input);
    try {
      Expression where =
          step.whereOrNull() == null ? null : compiler.compilePredicate(step.whereOrNull());
      Map<String, Expression> set = new LinkedHashMap<>();
      for (Map.Entry<String, String> entry : step.set().entrySet()) {
        set.put(entry.getKey(), compiler.compile(entry.getValue()));
      }
      return new Transformation(input, where, set, new Reshaping(step, output));
    } catch (ExpressionProblemException e) {
      throw new IllegalStateException(
          "step '" + step.name() + "' was submitted without having passed the checks", e);
    }
  }

  private Transformation(
      Schema input, @Nullable Expression where, Map<String, Expression> set, Reshaping reshaping) {
    this.where = where;
    this.reshaping = reshaping;
    this.names = reshaping.output().names();
    this.kept = new int[names.size()];
    this.set = new @Nullable Expression[names.size()];
    for (int i = 0; i < kept.length; i++) {
      String name = names.get(i);
      Expression expression = set.get(name);
      this.set[i] = expression;
      this.kept[i] =
          expression != null
              ? SET
              : input
                  .indexOf(name)
                  .orElseThrow(
                      () -> new IllegalArgumentException("'" + name + "' comes from nowhere"));
    }
  }

  /**
   * The row that goes on, null if it is filtered. It is good until the next call ({@link
   * RowMemory}).
   *
   * @throws EvaluationException naming the clause that failed
   */
  public @Nullable Row apply(Row row) {
    if (where != null && !passes(where, row)) {
      return null;
    }
    Row.Change change = memory.begin(reshaping.after(row.shape()), row.origin());
    for (int i = 0; i < kept.length; i++) {
      Expression expression = set[i];
      if (expression == null) {
        change.keep(row, kept[i], i);
      } else {
        change.set(i, evaluate(names.get(i), expression, row));
      }
    }
    return change.done();
  }

  private static boolean passes(Expression where, Row row) {
    try {
      return where.test(row);
    } catch (EvaluationException e) {
      throw new EvaluationException(e.code(), "where: " + e.getMessage());
    }
  }

  private static @Nullable Object evaluate(String field, Expression expression, Row row) {
    try {
      return expression.evaluate(row);
    } catch (EvaluationException e) {
      throw new EvaluationException(e.code(), "set '" + field + "': " + e.getMessage());
    }
  }
}
