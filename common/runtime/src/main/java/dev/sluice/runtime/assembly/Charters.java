package dev.sluice.runtime.assembly;

import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.CharterNode;
import dev.sluice.core.ledger.CharterNode.Kind;
import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.spec.NodeRef;
import dev.sluice.core.spec.PipelineSpec;
import java.util.ArrayList;
import java.util.List;

/** The shape of a pipeline, as its ledger states it. */
final class Charters {

  private Charters() {}

  static Charter of(PipelineSpec spec) {
    List<CharterNode> nodes = new ArrayList<>();
    spec.sources()
        .keySet()
        .forEach(
            name ->
                nodes.add(
                    new CharterNode(name.value(), Kind.SOURCE, List.of(), "", Provenance.NONE)));
    spec.steps()
        .values()
        .forEach(
            step ->
                nodes.add(
                    new CharterNode(
                        step.name().value(), Kind.STEP, names(step.from()), "", Provenance.NONE)));
    spec.sinks()
        .values()
        .forEach(
            sink ->
                nodes.add(
                    new CharterNode(
                        sink.name().value(),
                        Kind.SINK,
                        names(sink.from()),
                        sink.topic().value(),
                        sink.provenance())));
    spec.deadLetterTopic()
        .ifPresent(
            topic ->
                nodes.add(
                    new CharterNode(
                        PipelineSpec.DEAD_LETTERS.value(),
                        Kind.DEAD_LETTERS,
                        List.of(),
                        topic.value(),
                        Provenance.OFFSETS)));
    return Charter.of(spec.name().value(), nodes);
  }

  private static List<String> names(List<NodeRef> refs) {
    return refs.stream().map(NodeRef::toString).toList();
  }
}
