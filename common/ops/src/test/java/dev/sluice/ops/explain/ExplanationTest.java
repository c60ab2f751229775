package dev.sluice.ops.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.Pipelines;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final String PIPELINE =
      """
      apiVersion: sluice/v1
      pipeline: orders
      kafka: local
      sources:
        in: {topic: orders.raw, format: json, schema: {id: STRING, late: BOOLEAN}, start: earliest}
      steps:
        unique: {from: in, deduplicate: {by: [id], within: 1 h}}
      sinks:
        out: {from: unique, topic: orders.clean, format: json}
      dead-letters: {topic: orders.dead}
      """;

  @Test
  void showsEveryNameToAPerson() {
    assertThat(ExplanationText.lines(explanation()))
        .containsExactly(
            "pipeline        orders",
            "kafka           local",
            "consumer group  orders",
            "ledger          sluice.ledger.orders",
            "guarantee       exactly once: reads committed records only, writes in transactions that commit with the checkpoint",
            "",
            "NODE          KIND          FROM    TOPIC         TRANSACTIONAL IDS",
            "in            source        -       orders.raw    -",
            "unique        deduplicate   in      -             -",
            "out           sink          unique  orders.clean  orders.out.d3a2605e.*",
            "dead-letters  dead letters  -       orders.dead   orders.dead-letters.a2a27d9a.*",
            "",
            "OPERATOR UID                NODE",
            "orders/in/source            in",
            "orders/in/decode            in",
            "orders/unique/key/in        unique",
            "orders/unique/deduplicate   unique",
            "orders/out/encode           out",
            "orders/out/sink             out",
            "orders/dead-letters/encode  dead-letters",
            "orders/dead-letters/sink    dead-letters");
  }

  @Test
  void drawsTheNodesAndTopics() {
    assertThat(ExplanationMermaid.lines(explanation()))
        .containsExactly(
            "flowchart LR",
            "  n0([in])",
            "  tn0[(\"orders.raw\")]",
            "  tn0 --> n0",
            "  n1[unique]",
            "  n2([out])",
            "  tn2[(\"orders.clean\")]",
            "  n2 --> tn2",
            "  n3([dead-letters])",
            "  tn3[(\"orders.dead\")]",
            "  n3 --> tn3",
            "  n0 -.-> n3",
            "  n0 --> n1",
            "  n1 -.-> n3",
            "  n1 --> n2",
            "  n2 -.-> n3");
  }

  private static Explanation explanation() {
    return Explanation.of(Pipelines.read(PIPELINE));
  }
}
