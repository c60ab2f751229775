package dev.sluice.runtime.step.deduplicate;

/** Which of many blocks a digest falls into. */
final class Spread {
  private Spread() {}

  /** Multiplies by the upper half of the word, as a fraction: even, and without a division. */
  static int over(int blocks, long word) {
    return (int) ((word >>> Integer.SIZE) * blocks >>> Integer.SIZE);
  }
}
