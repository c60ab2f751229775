package dev.sluice.core.diagnostic;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what an author may have meant. */
public final class Spelling {
  private Spelling() {}

  /** {@code did you mean 'x'?} for the nearest candidate, or null if none is near. */
  public static @Nullable String suggest(String written, Collection<String> candidates) {
    String nearest = null;
    // a third of the letters may be wrong: 'form' is near 'from', 'a' is near nothing
    int best = Math.max(1, written.length() / 3) + 1;
    if (written.length() < 2) {
      return null;
    }
    for (String candidate : candidates) {
      int distance = distance(fold(written), fold(candidate));
      if (distance < best) {
        best = distance;
        nearest = candidate;
      }
    }
    return nearest == null ? null : "did you mean '" + nearest + "'?";
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours cost 1 each. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
