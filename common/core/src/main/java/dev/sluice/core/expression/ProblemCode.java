package dev.sluice.core.expression;

/** The codes of problems found before an expression runs. A code never changes its meaning. */
final class ProblemCode {
  static final String SYNTAX = "expression/syntax";
  static final String UNKNOWN_FIELD = "expression/unknown-field";
  static final String UNKNOWN_FUNCTION = "expression/unknown-function";
  static final String UNKNOWN_TYPE = "expression/unknown-type";
  static final String TYPE = "expression/type";

  /** The answer would depend on the moment or on chance. */
  static final String NOT_DETERMINISTIC = "expression/not-deterministic";

  /** The answer would depend on other records. */
  static final String NOT_SCALAR = "expression/not-scalar";

  /** SQL has it, Sluice does not. */
  static final String UNAVAILABLE = "expression/unavailable";

  /** A literal, pattern or path that can never be valid. */
  static final String LITERAL = "expression/literal";

  private ProblemCode() {}
}
