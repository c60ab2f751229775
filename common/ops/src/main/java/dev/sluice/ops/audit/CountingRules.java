package dev.sluice.ops.audit;

import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.CharterNode;
import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.ledger.finding.Severity;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.ops.audit.recount.Counting;
import java.util.Collection;
import java.util.List;

/** How a pipeline's output topics are to be counted. */
final class CountingRules {
  private final PipelineSpec spec;
  private final List<CharterNode> sinks;
  private final boolean keepsOrder;

  CountingRules(PipelineSpec spec, Collection<Charter> charters) {
    this.spec = spec;
    this.sinks =
        charters.stream()
            .flatMap(charter -> charter.nodes().stream())
            .filter(node -> !node.topic().isEmpty())
            .distinct()
            .toList();
    this.keepsOrder =
        charters.stream().flatMap(charter -> charter.nodes().stream()).allMatch(this::keepsOrder);
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
    return new Counting(topic, least, oneWay && keepsOrder ? Severity.ANOMALY : Severity.WARNING);
  }

  /**
   * Where subtasks mix, the order of an input partition is not that of its output. What a step did
   * that the file no longer has is not known: it may have mixed them.
   */
  private boolean keepsOrder(CharterNode node) {
    if (node.kind() != CharterNode.Kind.STEP) {
      return true;
    }
    StepSpec step = spec.steps().get(new NodeName(node.name()));
    return step != null && step.kind() != StepSpec.Kind.DEDUPLICATE && node.from().size() <= 1;
  }
}
