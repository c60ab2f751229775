package dev.sluice.core.diagnostic;

import dev.sluice.core.text.Similar;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The advice that follows a misspelt name. */
public final class Spelling {
  /**
   * Nobody means a name of ours with a word as long as this, and comparing takes the square of the
   * time.
   */
  private static final int MAX_WORD = 300;

  private Spelling() {}

  /** {@code did you mean 'x'?} for the nearest candidate, or null if none is near. */
  public static @Nullable String suggest(String written, Collection<String> candidates) {
    if (written.length() > MAX_WORD) {
      return null;
    }
    return didYouMean(Similar.closest(written, candidates).orElse(null));
  }

  public static @Nullable String didYouMean(@Nullable String word) {
    return word == null ? null : "did you mean '" + word + "'?";
  }
}
