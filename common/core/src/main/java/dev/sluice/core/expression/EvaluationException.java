package dev.sluice.core.expression;

/**
 * An expression failed on one record; the record becomes a dead letter. Without stack trace: it is
 * data, not a bug.
 */
public final class EvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code stable, such as {@code expression/division-by-zero}
   */
  public EvaluationException(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
