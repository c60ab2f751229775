package dev.sluice.testkit.guarantee;

import dev.sluice.testkit.check.Checker;
import dev.sluice.testkit.check.Verdict;
import java.util.List;

/**
 * Every record that should have come out is committed once, and nothing else is.
 *
 * @param expected computed from the input, independently of the pipeline
 * @param committed read from the output with read_committed
 */
public record ExactlyOnce<T>(List<T> expected, List<T> committed) implements Guarantee {
  public ExactlyOnce {
    expected = List.copyOf(expected);
    committed = List.copyOf(committed);
  }

  @Override
  public Verdict verdict() {
    return Checker.<T>ofContent().compare(expected, committed);
  }
}
