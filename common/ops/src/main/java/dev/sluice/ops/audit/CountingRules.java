package dev.sluice.ops.audit;

import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.CharterNode;
import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.ledger.finding.Severity;
import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.ops.audit.recount.Counting;
import java.util.Collection;
import java.util.List;

/** How a pipeline's output topics are to be counted. */
final class CountingRules {
  private final PipelineSpec spec;
  private final List<CharterNode> sinks;

  CountingRules(PipelineSpec spec, Collection<Charter> charters) {
    this.spec = spec;
    this.sinks =
        charters.stream()
            .flatMap(charter -> charter.nodes().stream())
            .filter(node -> !node.topic().isEmpty())
            .distinct()
            .toList();
  }

  Counting of(String topic) {
    List<CharterNode> writers = sinks.stream().filter(node -> node.topic().equals(topic)).toList();
    Provenance least =
        writers.stream()
            .map(CharterNode::provenance)
            .min(Provenance::compareTo)
            .orElse(Provenance.OFFSETS);
    long names = writers.stream().map(CharterNode::name).distinct().count();
    boolean oneWay =
        names <= 1
            && writers.stream()
                .allMatch(node -> node.kind() == CharterNode.Kind.SINK && node.from().size() <= 1);
    return new Counting(topic, least, oneWay && keepsOrder() ? Severity.ANOMALY : Severity.WARNING);
  }

  /** Where subtasks mix, the order of an input partition is not that of its output. */
  private boolean keepsOrder() {
    return spec.steps().values().stream()
        .allMatch(step -> step.kind() != StepSpec.Kind.DEDUPLICATE && step.from().size() <= 1);
  }
}
