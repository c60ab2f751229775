package dev.sluice.testkit.guarantee;

import dev.sluice.testkit.check.Verdict;

/** A promise about what has happened, with the evidence that it is judged by. */
public sealed interface Guarantee
    permits ExactlyOnce, PerKeyOrder, NothingUncommittedIsVisible, EveryBadRecordIsADeadLetter {

  Verdict verdict();

  /** Fails the test, with everything that was found, if the promise is broken. */
  default void require() {
    Verdict verdict = verdict();
    if (!verdict.balanced()) {
      throw new AssertionError(getClass().getSimpleName() + " is broken: " + verdict);
    }
  }
}
