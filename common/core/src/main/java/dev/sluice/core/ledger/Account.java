package dev.sluice.core.ledger;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one operator has seen since it started, up to the end of an epoch: cumulative. */
public sealed interface Account {

  AccountId id();

  /**
   * A source: what it read is what it gave on plus what it could not decode.
   *
   * @param out what went to the node's readers
   * @param taken what did not, by reason
   */
  record Source(AccountId id, List<InputLine> lines, Tally out, SortedMap<String, Tally> taken)
      implements Account {
    public Source {
      lines = List.copyOf(lines);
      taken = sorted(taken);
    }

    /** The same source before it had read anything. */
    public Source atStart() {
      return new Source(id, List.of(), Tally.ZERO, Collections.emptySortedMap());
    }
  }

  /**
   * A step, or the encoder of a sink: in = sum of out + sum of taken.
   *
   * @param out by branch; the key of a node without branches is {@link #MAIN}
   * @param taken what the operator took off the road, by reason
   */
  record Step(AccountId id, Tally in, SortedMap<String, Tally> out, SortedMap<String, Tally> taken)
      implements Account {
    public Step {
      out = sorted(out);
      taken = sorted(taken);
    }
  }

  /**
   * A sink's writer: the sum of its lines is what it took.
   *
   * @param topic that it writes
   */
  record Sink(AccountId id, String topic, List<OutputLine> lines) implements Account {
    public Sink {
      lines = List.copyOf(lines);
    }

    public Tally in() {
      return lines.stream().map(OutputLine::written).reduce(Tally.ZERO, Tally::plus);
    }
  }

  /** The branch of a node that has none. */
  String MAIN = "";

  private static SortedMap<String, Tally> sorted(Map<String, Tally> tallies) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(tallies));
  }
}
