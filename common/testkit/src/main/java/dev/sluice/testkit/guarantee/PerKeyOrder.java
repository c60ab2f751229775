package dev.sluice.testkit.guarantee;

import dev.sluice.testkit.check.Checker;
import dev.sluice.testkit.check.Finding;
import dev.sluice.testkit.check.Verdict;
import java.util.List;
import java.util.function.Function;

/**
 * Records of one key are committed in the order in which they were written. Judges order alone: a
 * lost record is the matter of {@link ExactlyOnce}.
 *
 * @param written in the order of writing
 * @param committed partition by partition in the order of offsets; records of a key lie in one
 *     partition
 */
public record PerKeyOrder<T>(List<T> written, List<T> committed, Function<T, ?> key)
    implements Guarantee {
  public PerKeyOrder {
    written = List.copyOf(written);
    committed = List.copyOf(committed);
  }

  @Override
  public Verdict verdict() {
    Finding outOfOrder = Checker.ofContentAndOrderPer(key).compare(written, committed).outOfOrder();
    return new Verdict(
        written.size(), committed.size(), Finding.NONE, Finding.NONE, outOfOrder, Finding.NONE);
  }
}
