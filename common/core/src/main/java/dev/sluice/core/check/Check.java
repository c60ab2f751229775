package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Findings;

/** Looks for one kind of contradiction. What another check reports it passes over in silence. */
interface Check {
  void check(PipelineGraph graph, Findings findings);
}
