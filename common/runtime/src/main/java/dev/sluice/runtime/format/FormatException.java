package dev.sluice.runtime.format;

import dev.sluice.core.deadletter.RecordCode;
import dev.sluice.core.expression.EvaluationException;

/**
 * A record cannot be decoded or encoded; it becomes a dead letter. Without stack trace: it is data,
 * not a bug.
 */
public final class FormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String reason;

  public FormatException(RecordCode code, String reason) {
    this(code.text(), reason);
  }

  private FormatException(String code, String reason) {
    super(reason, null, false, false);
    this.code = code;
    this.reason = reason;
  }

  /** A field was read while encoding or checking, and the record held something else. */
  public static FormatException of(EvaluationException failure) {
    return new FormatException(failure.code(), String.valueOf(failure.getMessage()));
  }

  public String code() {
    return code;
  }

  public String reason() {
    return reason;
  }
}
