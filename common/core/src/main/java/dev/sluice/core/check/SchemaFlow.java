package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.NodeRef;
import dev.sluice.core.spec.file.NodeDraft.SourceDraft;
import dev.sluice.core.spec.file.NodeDraft.StepDraft;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schema that leaves each source, step and branch, found from the sources on. A node whose
 * schema cannot be known has none, and what comes after it is not checked against guesses.
 */
final class SchemaFlow {
  private final PipelineGraph graph;
  private final Findings findings;
  private final Map<NodeRef, Schema> schemas = new LinkedHashMap<>();

  SchemaFlow(PipelineGraph graph, Findings findings) {
    this.graph = graph;
    this.findings = findings;
  }

  Map<NodeRef, Schema> schemas() {
    for (SourceDraft source : graph.draft().sources()) {
      put(NodeRef.of(source.name()), source.schemaOrNull());
    }
    for (StepDraft step : graph.order()) {
      Schema input = Unions.schema(step.section().what(), step.from(), schemas, findings);
      Schema output = input == null ? null : new StepFields(step, input, findings).output();
      put(NodeRef.of(step.name()), output);
      PipelineGraph.outputs(step).forEach(ref -> put(ref, output));
    }
    return schemas;
  }

  private void put(NodeRef ref, @Nullable Schema schema) {
    if (schema != null) {
      schemas.put(ref, schema);
    }
  }
}
