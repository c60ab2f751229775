package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.spec.file.NodeDraft;
import dev.sluice.core.spec.file.NodeDraft.StepDraft;

/**
 * Sources and steps share one name space: {@code from} names either. A sink may have the name of
 * its step.
 */
final class NameClashes implements Check {
  @Override
  public void check(PipelineGraph graph, Findings findings) {
    for (StepDraft step : graph.draft().steps()) {
      NodeDraft owner = graph.producer(step.name());
      if (owner != null && owner != step) {
        findings.report(
            Code.NAME_CLASH,
            step.at().span(),
            "step '"
                + step.name()
                + "' has the name of the source in line "
                + owner.at().span().line()
                + "; 'from' could not tell them apart");
      }
    }
  }
}
