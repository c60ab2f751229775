package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.spec.NodeRef;
import dev.sluice.core.spec.file.FromEntry;
import dev.sluice.core.spec.file.NodeDraft;
import dev.sluice.core.spec.file.NodeDraft.StepDraft;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sources, steps and branches whose records reach no sink. Broken references may be the reason:
 * then nothing is said.
 */
final class UnusedNodes implements Check {
  @Override
  public void check(PipelineGraph graph, Findings findings) {
    boolean broken =
        graph.draft().sinks().isEmpty()
            || graph.draft().sinks().stream().anyMatch(sink -> sink.from().isEmpty())
            || graph.draft().steps().stream().anyMatch(step -> step.from().isEmpty())
            || !graph.inputs().stream().allMatch(graph::resolves)
            || graph.order().size() < graph.draft().steps().size();
    if (broken) {
      return;
    }
    Set<NodeRef> used = used(graph);
    for (NodeDraft node : graph.producers()) {
      List<NodeRef> outputs =
          PipelineGraph.outputs(node); // none: a route that has been reported as empty
      if (!outputs.isEmpty() && outputs.stream().noneMatch(used::contains)) {
        findings.report(
            Code.UNUSED_NODE, node.at().span(), node.section().what() + " leads to no sink");
      } else if (PipelineGraph.isRoute(node)) {
        reportBranches(node, used, findings);
      }
    }
  }

  private static void reportBranches(NodeDraft route, Set<NodeRef> used, Findings findings) {
    for (YamlScalar branch : PipelineGraph.branches(route)) {
      if (NodeName.isLegal(branch.text())
          && !used.contains(new NodeRef(route.name(), new NodeName(branch.text())))) {
        findings.report(
            Code.UNUSED_NODE,
            branch.span(),
            route.section().what()
                + ": branch '"
                + branch.text()
                + "' leads to no sink; its records are dropped");
      }
    }
  }

  private static Set<NodeRef> used(PipelineGraph graph) {
    Set<NodeRef> used = new HashSet<>();
    Deque<FromEntry> open = new ArrayDeque<>();
    graph.draft().sinks().forEach(sink -> open.addAll(sink.from()));
    while (!open.isEmpty()) {
      NodeRef ref = open.pop().ref();
      if (used.add(ref) && graph.producer(ref.node()) instanceof StepDraft step) {
        open.addAll(step.from());
      }
    }
    return used;
  }
}
