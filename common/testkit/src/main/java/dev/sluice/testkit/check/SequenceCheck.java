package dev.sluice.testkit.check;

import java.util.Arrays;

/**
 * Judges a stream of numbered records as it passes, in bounded memory. What comes too often, too
 * early or damaged is known at once; what is missing is known when the writer has ended. A record
 * that is there twice on purpose is judged at its first place, as {@link Checker} does.
 */
public final class SequenceCheck {
  /** Whether the pipeline promises the order within a key: a shuffle by other fields ends it. */
  public enum Order {
    PER_KEY,
    ANY
  }

  private final Copies expected;
  private final Order order;
  private final KeyBits first;
  private final KeyBits second;
  private final long[] highest;
  private final Finding.Counter repeated = new Finding.Counter();
  private final Finding.Counter outOfOrder = new Finding.Counter();
  private final Finding.Counter unexpected = new Finding.Counter();
  private final Finding.Counter corrupted = new Finding.Counter();
  private long accepted;

  public SequenceCheck(int keys, Copies expected, Order order) {
    this.expected = expected;
    this.order = order;
    first = new KeyBits(keys);
    second = new KeyBits(keys);
    highest = new long[keys];
    Arrays.fill(highest, -1);
  }

  /**
   * @param place where it was found, for the examples
   */
  public void accept(int key, long sequence, Object place) {
    accepted++;
    int copies = expected.of(key, sequence);
    if (!first.add(key, sequence)) {
      if (copies < 2 || !second.add(key, sequence)) {
        repeated.add(1, named(key, sequence, place));
      }
      return;
    }
    if (copies == 0) {
      unexpected.add(1, named(key, sequence, place));
    }
    if (order == Order.PER_KEY && sequence < highest[key]) {
      outOfOrder.add(1, named(key, sequence, place));
    }
    highest[key] = Math.max(highest[key], sequence);
  }

  /** A record that is not what was written. */
  public void acceptCorrupted(String what, Object place) {
    accepted++;
    corrupted.add(1, what + " at " + place);
  }

  /**
   * @param written how many sequence numbers of each key the topic got; what is there beyond them
   *     was never written
   */
  public SequenceVerdict verdict(long[] written) {
    Finding.Counter missing = new Finding.Counter();
    Finding.Counter invented = new Finding.Counter();
    long wanted = 0;
    for (int key = 0; key < first.keys(); key++) {
      for (long sequence = 0; sequence < written[key]; sequence++) {
        int copies = expected.of(key, sequence);
        wanted += copies;
        int lacking = copies - seen(key, sequence);
        if (lacking > 0) {
          missing.add(lacking, named(key, sequence, "no place"));
        }
      }
      for (long sequence = written[key]; sequence < first.end(key); sequence++) {
        if (first.contains(key, sequence)) {
          invented.add(1, named(key, sequence, "some place, and was not written"));
        }
      }
    }
    Finding beyond = unexpected.finding().plus(invented.finding());
    Verdict verdict =
        new Verdict(
            wanted, accepted, missing.finding(), repeated.finding(), outOfOrder.finding(), beyond);
    return new SequenceVerdict(verdict, corrupted.finding());
  }

  private int seen(int key, long sequence) {
    if (!first.contains(key, sequence)) {
      return 0;
    }
    return second.contains(key, sequence) ? 2 : 1;
  }

  private static String named(int key, long sequence, Object place) {
    return "k" + key + "#" + sequence + " at " + place;
  }
}
