package dev.sluice.testkit.soak;

import dev.sluice.testkit.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Which faults come next, from the seed alone. */
interface FaultSchedule {
  /** A fault with its number and its choices. */
  record Draw(int number, Fault fault, RandomGenerator random) {
    /** With a generator of its own: it is the same however much the one before has drawn. */
    static Draw of(int number, Fault fault, long seed) {
      return new Draw(number, fault, new SplittableRandom(seed * 1_000_003 + number));
    }
  }

  boolean hasNext();

  /** Faults that follow upon each other without waiting. */
  List<Draw> round();

  /** How long to wait before the next round. */
  Duration pause();
}
