package dev.sluice.core.spec;

import dev.sluice.core.schema.Schema;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A pipeline without errors, with what the checks found out.
 *
 * @param schemas the schema that leaves each source, step and branch
 * @param order steps so that each comes after all that it reads from
 */
public record CheckedPipeline(
    PipelineSpec spec, ClusterProfile cluster, Map<NodeRef, Schema> schemas, List<StepSpec> order)
    implements Serializable {
  public CheckedPipeline {
    schemas = Collections.unmodifiableMap(new LinkedHashMap<>(schemas));
    order = List.copyOf(order);
  }

  public Schema schema(NodeRef ref) {
    Schema schema = schemas.get(ref);
    if (schema == null) {
      throw new IllegalArgumentException(
          "'" + ref + "' is not a node of pipeline '" + spec.name() + "'");
    }
    return schema;
  }
}
