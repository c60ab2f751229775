package dev.sluice.ops.audit;

import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.CharterNode;
import dev.sluice.core.ledger.Tally;
import dev.sluice.core.ledger.law.Side;
import dev.sluice.core.ledger.law.Totals;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many records came to a node, went on and were taken off the road, over all subtasks.
 *
 * @param out by branch
 * @param taken by reason
 */
record NodeFlow(long in, Map<String, Long> out, Map<String, Long> taken) {

  static NodeFlow of(CharterNode node, Totals totals) {
    return switch (node.kind()) {
      case SOURCE -> of(node.name(), Role.SOURCE, totals);
      case STEP -> of(node.name(), Role.STEP, totals);
      case SINK, DEAD_LETTERS -> ofSink(node.name(), totals);
    };
  }

  private static NodeFlow of(String node, Role role, Totals totals) {
    Map<String, Long> out = new TreeMap<>();
    Map<String, Long> taken = new TreeMap<>();
    totals
        .sides()
        .forEach(
            (side, tally) -> {
              if (side.node().equals(node) && side.role() == role) {
                switch (side.flow()) {
                  case IN -> {}
                  case OUT -> out.put(side.name(), tally.count());
                  case TAKEN -> taken.put(side.name(), tally.count());
                }
              }
            });
    return new NodeFlow(totals.side(Side.in(node, role)).count(), out, taken);
  }

  /** What comes to the encoder, and what the writer wrote. */
  private static NodeFlow ofSink(String node, Totals totals) {
    NodeFlow encoder = of(node, Role.ENCODE, totals);
    Tally written = totals.side(Side.in(node, Role.SINK));
    boolean encoded = totals.sides().containsKey(Side.in(node, Role.ENCODE));
    return new NodeFlow(
        encoded ? encoder.in() : written.count(), Map.of("", written.count()), encoder.taken());
  }

  long outTotal() {
    return out.values().stream().mapToLong(Long::longValue).sum();
  }
}
