package dev.sluice.core.expression;

import org.jspecify.annotations.Nullable;

/**
 * The record that an expression reads, by the field positions of the schema it was compiled for.
 */
public interface Fields {

  /**
   * The value as {@link dev.sluice.core.schema.SqlType} defines it, null for NULL. Read at most
   * when needed: a field that no evaluated operand touches is never decoded.
   *
   * @throws EvaluationException when the record holds something else than the schema says
   */
  @Nullable Object get(int field);
}
