package dev.sluice.ops.explain;

import dev.sluice.ops.console.Table;
import dev.sluice.ops.explain.Explanation.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** An explanation for a person. */
public final class ExplanationText {

  private ExplanationText() {}

  public static List<String> lines(Explanation explanation) {
    List<String> lines = new ArrayList<>();
    lines.add("pipeline        " + explanation.pipeline());
    lines.add("kafka           " + explanation.kafka());
    lines.add("consumer group  " + explanation.consumerGroup());
    lines.add(
        "ledger          " + Objects.requireNonNullElse(explanation.ledgerTopicOrNull(), "off"));
    lines.add("guarantee       " + explanation.guarantee());
    lines.add("");
    Table nodes = new Table("NODE", "KIND", "FROM", "TOPIC", "TRANSACTIONAL IDS");
    Table uids = new Table("OPERATOR UID", "NODE");
    for (Node node : explanation.nodes()) {
      nodes.row(
          node.name(),
          node.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          orDash(node.inputs()),
          orDash(node.topics()),
          node.transactionalIdPrefixes().isEmpty()
              ? "-"
              : node.transactionalIdPrefixes().get(0) + "*");
      node.uids().forEach(uid -> uids.row(uid, node.name()));
    }
    lines.addAll(nodes.lines());
    lines.add("");
    lines.addAll(uids.lines());
    return lines;
  }

  private static String orDash(List<String> words) {
    return words.isEmpty() ? "-" : String.join(", ", words);
  }
}
