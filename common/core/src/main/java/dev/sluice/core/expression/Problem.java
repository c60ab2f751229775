package dev.sluice.core.expression;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an expression.
 *
 * @param code stable, such as {@code expression/unknown-field}
 * @param start the first character it is about, from 0
 * @param end the character after the last one it is about; equal to {@code start} at the end of the
 *     text
 * @param message what was found and what is allowed
 * @param suggestion what was probably meant, to be written in its place
 */
public record Problem(String code, int start, int end, String message, @Nullable String suggestion)
    implements Serializable {
  public Problem {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("characters " + start + " to " + end);
    }
  }
}
