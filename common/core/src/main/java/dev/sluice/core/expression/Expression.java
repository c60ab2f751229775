package dev.sluice.core.expression;

import dev.sluice.core.schema.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression. Not thread-safe and not serializable: each task compiles its own from the
 * text, once.
 */
public interface Expression {

  SqlType type();

  /**
   * The value, as {@link SqlType} defines it.
   *
   * @throws EvaluationException on overflow, division by zero, a failing cast or an undecodable
   *     field
   */
  @Nullable Object evaluate(Fields fields);

  /** Whether a predicate is TRUE: FALSE and UNKNOWN are false. */
  default boolean test(Fields fields) {
    return Boolean.TRUE.equals(evaluate(fields));
  }
}
