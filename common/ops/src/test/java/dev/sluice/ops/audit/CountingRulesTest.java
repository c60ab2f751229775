package dev.sluice.ops.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.CharterNode;
import dev.sluice.core.ledger.CharterNode.Kind;
import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.ledger.finding.Severity;
import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.ops.Pipelines;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Disorder is an anomaly only where no version of the pipeline mixed subtasks. */
class CountingRulesTest {
  private static PipelineSpec file(String step) {
    return Pipelines.read(
            """
            apiVersion: sluice/v1
            pipeline: one
            kafka: local
            sources:
              in: {topic: in, format: json, schema: {id: BIGINT NOT NULL}}
            steps:
              work: {from: in, %s}
            sinks:
              out: {from: work, topic: out, format: json}
            """
                .formatted(step))
        .spec();
  }

  private static Charter charter(CharterNode... steps) {
    return Charter.of(
        "one",
        Stream.concat(
                Stream.of(steps),
                Stream.of(
                    new CharterNode(
                        "out",
                        Kind.SINK,
                        List.of(steps[steps.length - 1].name()),
                        "out",
                        Provenance.OFFSETS)))
            .toList());
  }

  private static CharterNode step(String name, String... from) {
    return new CharterNode(name, Kind.STEP, List.of(from), "", Provenance.NONE);
  }

  private static Severity disorder(String step, Charter... charters) {
    return new CountingRules(file(step), List.of(charters)).of("out").order();
  }

  @Test
  void disorderIsAnAnomalyWhereNothingMixes() {
    assertThat(disorder("where: id > 0", charter(step("work", "in")))).isEqualTo(Severity.ANOMALY);
  }

  @Test
  void noneWhereAStepMixes() {
    assertThat(disorder("deduplicate: {by: [id], within: 1 h}", charter(step("work", "in"))))
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void noneWhereAStepIsGoneThatMayHaveMixed() {
    assertThat(
            disorder(
                "where: id > 0",
                charter(step("once", "in"), step("work", "once")),
                charter(step("work", "in"))))
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void noneWhereAStepHadReadTwoBefore() {
    assertThat(
            disorder(
                "where: id > 0", charter(step("work", "in", "more")), charter(step("work", "in"))))
        .isEqualTo(Severity.WARNING);
  }
}
