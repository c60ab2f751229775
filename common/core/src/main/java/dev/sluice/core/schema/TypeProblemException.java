package dev.sluice.core.schema;

import org.jspecify.annotations.Nullable;

/**
 * A text that is no type: what is wrong with it, and where. Offsets are characters into the text,
 * the end excluded.
 */
public final class TypeProblemException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int start;
  private final int end;
  private final @Nullable String suggestion;

  public TypeProblemException(int start, int end, String message, @Nullable String suggestion) {
    super(message);
    this.start = start;
    this.end = end;
    this.suggestion = suggestion;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  /** What was probably meant. */
  public @Nullable String suggestion() {
    return suggestion;
  }
}
