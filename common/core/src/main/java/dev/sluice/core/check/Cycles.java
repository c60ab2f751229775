package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.spec.file.FromEntry;
import dev.sluice.core.spec.file.NodeDraft.StepDraft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * No step may read, through others, what it has written. Each cycle is reported once, where it
 * closes.
 */
final class Cycles implements Check {
  @Override
  public void check(PipelineGraph graph, Findings findings) {
    Set<NodeName> done = new HashSet<>();
    for (StepDraft step : graph.draft().steps()) {
      visit(graph, step, new ArrayList<>(), done, findings);
    }
  }

  private static void visit(
      PipelineGraph graph,
      StepDraft step,
      List<NodeName> path,
      Set<NodeName> done,
      Findings findings) {
    if (done.contains(step.name())) {
      return;
    }
    path.add(step.name());
    for (FromEntry input : step.from()) {
      if (!(graph.producer(input.ref().node()) instanceof StepDraft before)) {
        continue;
      }
      int start = path.indexOf(before.name());
      if (start < 0) {
        visit(graph, before, path, done, findings);
      } else {
        String cycle =
            path.subList(start, path.size()).stream()
                .map(NodeName::value)
                .collect(Collectors.joining(" <- "));
        findings.report(
            Code.CYCLE,
            input.at().span(),
            "step '" + step.name() + "' closes a cycle: " + cycle + " <- " + before.name());
      }
    }
    path.remove(path.size() - 1);
    done.add(step.name());
  }
}
