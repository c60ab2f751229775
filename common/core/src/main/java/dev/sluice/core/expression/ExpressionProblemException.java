package dev.sluice.core.expression;

import java.util.ArrayList;
import java.util.List;

/** An expression cannot be compiled: all that was found, in the order of the text. */
public final class ExpressionProblemException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ArrayList<Problem> problems;

  ExpressionProblemException(List<Problem> problems) {
    super(problems.get(0).message());
    this.problems = new ArrayList<>(problems);
  }

  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}
