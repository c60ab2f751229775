package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.CharterNode;
import dev.sluice.core.ledger.law.Edge.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The edges that a charter's nodes have. */
final class EdgesOf {
  private final Map<String, CharterNode> nodes;

  EdgesOf(List<CharterNode> nodes) {
    this.nodes =
        nodes.stream()
            .collect(Collectors.toMap(CharterNode::name, Function.identity(), (a, b) -> b));
  }

  List<Edge> all() {
    List<Edge> edges = new ArrayList<>();
    for (CharterNode node : nodes.values()) {
      List<String> from = node.from();
      List<Side> givers = from.stream().map(this::giver).toList();
      switch (node.kind()) {
        case SOURCE -> {}
        case STEP ->
            edges.add(
                new Edge(from, node.name(), Way.TO_STEP, givers, Side.in(node.name(), Role.STEP)));
        case SINK -> edges.addAll(sink(node.name(), from, givers));
        case DEAD_LETTERS -> edges.addAll(sink(node.name(), List.of("dead letters"), dead()));
      }
    }
    return edges;
  }

  /** A sink that has an encoder takes through it. */
  private static List<Edge> sink(String name, List<String> from, List<Side> givers) {
    Side encoder = Side.in(name, Role.ENCODE);
    Side encoded = Side.out(name, Role.ENCODE, Account.MAIN);
    Side writer = Side.in(name, Role.SINK);
    return List.of(
        new Edge(from, name, Way.BY_ENCODER, givers, encoder),
        new Edge(List.of(name + " (encoded)"), name, Way.BY_ENCODER, List.of(encoded), writer),
        new Edge(from, name, Way.WITHOUT_ENCODER, givers, writer));
  }

  private Side giver(String ref) {
    int dot = ref.indexOf('.');
    String name = dot < 0 ? ref : ref.substring(0, dot);
    String branch = dot < 0 ? Account.MAIN : ref.substring(dot + 1);
    CharterNode node = nodes.get(name);
    boolean source = node != null && node.kind() == CharterNode.Kind.SOURCE;
    return Side.out(name, source ? Role.SOURCE : Role.STEP, branch);
  }

  private List<Side> dead() {
    return nodes.values().stream()
        .filter(node -> node.kind() != CharterNode.Kind.DEAD_LETTERS)
        .map(
            node ->
                switch (node.kind()) {
                  case SOURCE -> Side.dead(node.name(), Role.SOURCE);
                  case STEP -> Side.dead(node.name(), Role.STEP);
                  case SINK, DEAD_LETTERS -> Side.dead(node.name(), Role.ENCODE);
                })
        .toList();
  }
}
