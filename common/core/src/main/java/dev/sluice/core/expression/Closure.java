package dev.sluice.core.expression;

import org.jspecify.annotations.Nullable;

/** A part of a compiled expression. Reads its operands when it needs them, and only then. */
interface Closure {
  /**
   * @throws dev.sluice.core.function.FunctionException when there is no value for this record
   */
  @Nullable Object value(Fields fields);

  /** A value that is known before the first record. */
  record Constant(@Nullable Object constant) implements Closure {
    @Override
    public @Nullable Object value(Fields fields) {
      return constant;
    }
  }

  /** A field of the record. */
  record FieldValue(int index) implements Closure {
    @Override
    public @Nullable Object value(Fields fields) {
      return fields.get(index);
    }
  }
}
