package dev.sluice.testkit.check;

/**
 * What a {@link SequenceCheck} found.
 *
 * @param corrupted records whose content is not what was written under their name
 */
public record SequenceVerdict(Verdict verdict, Finding corrupted) {
  public boolean balanced() {
    return verdict.balanced() && corrupted.count() == 0;
  }

  @Override
  public String toString() {
    return verdict + "\n  corrupted: " + corrupted;
  }
}
