package dev.sluice.testkit.check;

/**
 * What a comparison found.
 *
 * @param missing expected and not there
 * @param repeated there more often than expected
 * @param outOfOrder behind a record of the same key that should come later
 * @param unexpected there and not expected at all
 */
public record Verdict(
    long expected,
    long actual,
    Finding missing,
    Finding repeated,
    Finding outOfOrder,
    Finding unexpected) {
  public boolean balanced() {
    return missing.count() == 0
        && repeated.count() == 0
        && outOfOrder.count() == 0
        && unexpected.count() == 0;
  }

  /** Fails a test with the whole verdict. */
  public void requireBalanced() {
    if (!balanced()) {
      throw new AssertionError("not balanced: " + this);
    }
  }

  @Override
  public String toString() {
    return "expected "
        + expected
        + ", actual "
        + actual
        + "\n  missing: "
        + missing
        + "\n  repeated: "
        + repeated
        + "\n  out of order: "
        + outOfOrder
        + "\n  unexpected: "
        + unexpected;
  }
}
