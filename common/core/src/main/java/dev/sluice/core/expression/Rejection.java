package dev.sluice.core.expression;

/** A problem found while closures are built, on its way to the compiler. */
final class Rejection extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  Rejection(Problem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
