package dev.sluice.ops.explain;

import dev.sluice.ops.explain.Explanation.Kind;
import dev.sluice.ops.explain.Explanation.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An explanation as a Mermaid flow chart; topics are cylinders. */
public final class ExplanationMermaid {

  private ExplanationMermaid() {}

  public static List<String> lines(Explanation explanation) {
    List<String> lines = new ArrayList<>(List.of("flowchart LR"));
    // node names may be words of Mermaid's own (end), so ids are numbers
    Map<String, String> ids = new HashMap<>();
    for (Node node : explanation.nodes()) {
      String id = "n" + ids.size();
      ids.put(node.name(), id);
      lines.add("  " + id + shape(node));
      for (String topic : node.topics()) {
        String cylinder = "  t" + id + "[(\"" + topic + "\")]";
        lines.add(cylinder);
        lines.add(
            node.kind() == Kind.SOURCE ? "  t" + id + " --> " + id : "  " + id + " --> t" + id);
      }
    }
    for (Node node : explanation.nodes()) {
      for (String input : node.inputs()) {
        lines.add(edge(input, ids, ids.getOrDefault(node.name(), node.name())));
      }
      if (node.kind() != Kind.DEAD_LETTERS && ids.containsKey(deadLetters(explanation))) {
        lines.add("  " + ids.get(node.name()) + " -.-> " + ids.get(deadLetters(explanation)));
      }
    }
    return lines;
  }

  private static String shape(Node node) {
    return switch (node.kind()) {
      case SOURCE -> "([" + node.name() + "])";
      case TRANSFORM, DEDUPLICATE -> "[" + node.name() + "]";
      case ROUTE -> "{" + node.name() + "}";
      case SINK, DEAD_LETTERS -> "([" + node.name() + "])";
    };
  }

  private static String edge(String input, Map<String, String> ids, String to) {
    int dot = input.indexOf('.');
    return dot < 0
        ? "  " + ids.get(input) + " --> " + to
        : "  "
            + ids.get(input.substring(0, dot))
            + " -- "
            + input.substring(dot + 1)
            + " --> "
            + to;
  }

  private static String deadLetters(Explanation explanation) {
    return explanation.nodes().stream()
        .filter(node -> node.kind() == Kind.DEAD_LETTERS)
        .map(Node::name)
        .findFirst()
        .orElse("");
  }
}
