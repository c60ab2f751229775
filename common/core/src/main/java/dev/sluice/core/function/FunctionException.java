package dev.sluice.core.function;

/** A function has no value for its arguments. Without stack trace: it is data, not a bug. */
public final class FunctionException extends RuntimeException {
  public static final String OVERFLOW = "expression/overflow";
  public static final String DIVISION_BY_ZERO = "expression/division-by-zero";
  public static final String CAST = "expression/cast";
  public static final String ARGUMENT = "expression/argument";

  private static final long serialVersionUID = 1L;

  private final String code;

  private FunctionException(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** The result does not fit into the type. */
  public static FunctionException overflow(String type) {
    return new FunctionException(OVERFLOW, "the result does not fit into " + type);
  }

  public static FunctionException divisionByZero() {
    return new FunctionException(DIVISION_BY_ZERO, "division by zero");
  }

  /**
   * The value has no counterpart in the type. The value itself is not told: messages never hold
   * record content.
   */
  public static FunctionException cast(String from, String to) {
    return new FunctionException(CAST, "a value of " + from + " is no " + to);
  }

  /** The function is not defined for an argument. */
  public static FunctionException argument(String message) {
    return new FunctionException(ARGUMENT, message);
  }

  public String code() {
    return code;
  }
}
