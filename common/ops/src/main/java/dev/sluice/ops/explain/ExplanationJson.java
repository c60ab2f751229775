package dev.sluice.ops.explain;

import dev.sluice.ops.explain.Explanation.Node;
import dev.sluice.ops.json.JsonText;
import java.util.Locale;
import java.util.Map;

/** An explanation for a program. */
public final class ExplanationJson {

  private ExplanationJson() {}

  public static String text(Explanation explanation) {
    return JsonText.pretty(
        new JsonText.Members()
            .put("pipeline", explanation.pipeline())
            .put("kafka", explanation.kafka())
            .put("consumerGroup", explanation.consumerGroup())
            .putIfPresent("ledgerTopic", explanation.ledgerTopicOrNull())
            .put("guarantee", explanation.guarantee())
            .put("nodes", explanation.nodes().stream().map(ExplanationJson::node).toList())
            .map());
  }

  private static Map<String, Object> node(Node node) {
    return new JsonText.Members()
        .put("name", node.name())
        .put("kind", node.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("uids", node.uids())
        .put("from", node.inputs())
        .put("topics", node.topics())
        .put("transactionalIdPrefixes", node.transactionalIdPrefixes())
        .map();
  }
}
