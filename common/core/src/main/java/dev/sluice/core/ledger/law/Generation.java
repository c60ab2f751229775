package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.Tally;
import dev.sluice.core.ledger.finding.BookFinding;
import dev.sluice.core.ledger.finding.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Law 3: the edges of one shape of the pipeline, over all lives and subtasks. */
final class Generation {
  /** More epochs of one edge than anybody reads. */
  private static final int NAMED_EPOCHS = 20;

  private record Leg(Difference difference, Direction direction) {}

  private enum Direction {
    GIVES,
    TAKES
  }

  private final long id;
  private final Moment first;
  private final Map<Side, Tally> sums = new HashMap<>();
  private final Map<Side, List<Leg>> legs = new HashMap<>();
  private final List<Edge> edges = new ArrayList<>();
  private @Nullable Charter charter;

  Generation(long id, Moment first) {
    this.id = id;
    this.first = first;
  }

  /** Accounts that came before it count too. */
  void charter(Charter given, Moment moment) {
    if (charter != null) {
      return;
    }
    charter = given;
    edges.addAll(new EdgesOf(given.nodes()).all());
    for (Edge edge : edges) {
      edge.givers().forEach(side -> leg(side, edge.difference(), Direction.GIVES));
      leg(edge.taker(), edge.difference(), Direction.TAKES);
    }
    sums.forEach((side, tally) -> pass(side, tally, moment));
  }

  private void leg(Side side, Difference difference, Direction direction) {
    legs.computeIfAbsent(side, key -> new ArrayList<>()).add(new Leg(difference, direction));
  }

  void add(Side side, Tally change, Moment moment) {
    sums.merge(side, change, Tally::plus);
    pass(side, change, moment);
  }

  private void pass(Side side, Tally change, Moment moment) {
    for (Leg leg : legs.getOrDefault(side, List.of())) {
      leg.difference()
          .add(
              switch (leg.direction()) {
                case GIVES -> change;
                case TAKES -> Tally.ZERO.minus(change);
              },
              moment);
    }
  }

  List<Finding> findings(Scope scope) {
    if (charter == null && !sums.isEmpty()) {
      return List.of(new BookFinding.NoCharter(name(), first.epoch()));
    }
    return edges.stream()
        .filter(edge -> !edge.difference().isZero() && isMeant(edge))
        .map(edge -> finding(edge, scope))
        .filter(Objects::nonNull)
        .toList();
  }

  private boolean isMeant(Edge edge) {
    boolean encoded = sums.containsKey(Side.in(edge.to(), Role.ENCODE));
    return switch (edge.way()) {
      case TO_STEP -> true;
      case BY_ENCODER -> encoded;
      case WITHOUT_ENCODER -> !encoded;
    };
  }

  private @Nullable Finding finding(Edge edge, Scope scope) {
    List<Long> epochs =
        edge.difference().moments().stream()
            .filter(scope::contains)
            .map(Moment::epoch)
            .distinct()
            .limit(NAMED_EPOCHS)
            .toList();
    return epochs.isEmpty()
        ? null
        : new BookFinding.UnbalancedEdge(
            edge.from(), edge.to(), name(), edge.given(sums), edge.taken(sums), epochs);
  }

  private String name() {
    return "%016x".formatted(id);
  }
}
