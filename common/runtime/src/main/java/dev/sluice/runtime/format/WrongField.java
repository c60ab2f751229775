package dev.sluice.runtime.format;

import dev.sluice.core.deadletter.RecordCode;
import dev.sluice.core.expression.EvaluationException;
import dev.sluice.core.schema.SqlType;
import dev.sluice.core.schema.SqlTypes;

/**
 * What is said of a field that does not hold what its type says. Names the kind of value that was
 * found, never the value: reasons are logged when a pipeline has no dead-letter topic.
 */
public final class WrongField {
  private WrongField() {}

  public static EvaluationException type(String field, String found, SqlType expected) {
    return new EvaluationException(
        RecordCode.DECODE_WRONG_TYPE.text(),
        "field '" + field + "': found " + found + ", expected " + text(expected));
  }

  public static EvaluationException range(String field, String found, SqlType expected) {
    return new EvaluationException(
        RecordCode.DECODE_OUT_OF_RANGE.text(),
        "field '" + field + "': " + found + " does not fit " + text(expected));
  }

  public static EvaluationException missing(String field, SqlType expected) {
    return new EvaluationException(
        RecordCode.DECODE_MISSING.text(),
        "field '" + field + "' is missing or null, expected " + text(expected));
  }

  private static String text(SqlType type) {
    return SqlTypes.format(type);
  }
}
