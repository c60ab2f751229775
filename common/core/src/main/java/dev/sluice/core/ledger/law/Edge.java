package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Tally;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What some sides give, one side takes.
 *
 * @param from how a person calls the givers
 * @param to how a person calls the taker
 */
record Edge(
    List<String> from, String to, Way way, List<Side> givers, Side taker, Difference difference) {

  /** A sink is written down with an encoder and without; it has one or it has none. */
  enum Way {
    TO_STEP,
    BY_ENCODER,
    WITHOUT_ENCODER
  }

  Edge {
    from = List.copyOf(from);
    givers = List.copyOf(givers);
  }

  Edge(List<String> from, String to, Way way, List<Side> givers, Side taker) {
    this(from, to, way, givers, taker, new Difference());
  }

  long given(Map<Side, Tally> sums) {
    ToLongFunction<Side> count = side -> sums.getOrDefault(side, Tally.ZERO).count();
    return givers.stream().mapToLong(count).sum();
  }

  long taken(Map<Side, Tally> sums) {
    return sums.getOrDefault(taker, Tally.ZERO).count();
  }
}
