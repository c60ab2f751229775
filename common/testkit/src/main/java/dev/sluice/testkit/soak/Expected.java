package dev.sluice.testkit.soak;

import dev.sluice.testkit.check.Copies;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * How many records each topic has to hold.
 *
 * @param perKey how many sequence numbers of each key were written
 */
record Expected(SoakPlan plan, long[] perKey) {
  long records(Output output) {
    Copies copies = output.copies();
    long records = 0;
    for (int key = 0; key < perKey.length; key++) {
      for (long sequence = 0; sequence < perKey[key]; sequence++) {
        records += copies.of(key, sequence);
      }
    }
    return records;
  }

  /** Whether the readers got as many within the limit; which ones is judged later. */
  boolean awaitSeen(List<OutputWatch> watches, Duration limit) {
    try {
      for (OutputWatch watch : watches) {
        long records = records(watch.output());
        Awaitility.await().atMost(limit).until(() -> watch.seenCount() >= records);
      }
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }
}
