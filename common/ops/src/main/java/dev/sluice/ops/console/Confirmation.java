package dev.sluice.ops.console;

/** Who agrees to a plan that was printed. */
public enum Confirmation {
  /** Ask at the terminal. */
  ASK,
  /** {@code --yes}: agreed beforehand. */
  GIVEN,
  /** {@code --dry-run}: the plan is all that is wanted. */
  DRY_RUN;

  /** Whether the printed plan is to be carried out. */
  public boolean allows(Console console, String question) {
    return switch (this) {
      case ASK -> console.agrees(question);
      case GIVEN -> true;
      case DRY_RUN -> false;
    };
  }
}
