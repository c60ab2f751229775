package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.diagnostic.Spelling;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.spec.NodeRef;
import dev.sluice.core.spec.file.FromEntry;
import dev.sluice.core.spec.file.NodeDraft;
import dev.sluice.core.spec.file.NodeDraft.SinkDraft;
import dev.sluice.core.spec.file.NodeDraft.StepDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code from} names has to be there. */
final class KnownInputs implements Check {
  @Override
  public void check(PipelineGraph graph, Findings findings) {
    for (StepDraft step : graph.draft().steps()) {
      step.from().forEach(input -> check(graph, step.section().what(), input, findings));
    }
    for (SinkDraft sink : graph.draft().sinks()) {
      sink.from().forEach(input -> check(graph, sink.section().what(), input, findings));
    }
  }

  private static void check(
      PipelineGraph graph, String reader, FromEntry input, Findings findings) {
    NodeDraft node = graph.producer(input.ref().node());
    if (node == null) {
      List<String> known = known(graph);
      findings.report(
          Code.UNKNOWN_NODE,
          input.at().span(),
          reader
              + ": '"
              + input.ref().node()
              + "' is no source or step ("
              + String.join(", ", known)
              + ")",
          Spelling.suggest(input.ref().toString(), known));
    } else if (!graph.resolves(input)) {
      branch(reader, input, node, findings);
    }
  }

  private static void branch(String reader, FromEntry input, NodeDraft node, Findings findings) {
    String name = node.section().what();
    if (!PipelineGraph.isRoute(node)) {
      findings.report(
          Code.UNKNOWN_BRANCH,
          input.at().span(),
          reader + ": " + name + " has no branches",
          "write '" + node.name() + "'");
      return;
    }
    List<String> branches = PipelineGraph.outputs(node).stream().map(NodeRef::toString).toList();
    String message =
        input
            .ref()
            .branch()
            .map(branch -> "'" + branch + "' is not a branch of " + name)
            .orElse(name + " is a route; name one of its branches");
    findings.report(
        Code.UNKNOWN_BRANCH,
        input.at().span(),
        reader + ": " + message + branches.stream().collect(Collectors.joining(", ", " (", ")")),
        input
            .ref()
            .branch()
            .map(b -> Spelling.suggest(input.ref().toString(), branches))
            .orElse(null));
  }

  private static List<String> known(PipelineGraph graph) {
    List<String> known = new ArrayList<>();
    graph.producers().stream().map(NodeDraft::name).map(NodeName::value).forEach(known::add);
    return known;
  }
}
