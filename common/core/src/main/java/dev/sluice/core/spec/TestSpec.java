package dev.sluice.core.spec;

import dev.sluice.core.name.NodeName;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * An example in the pipeline file: record values given to sources, and those that the sinks must
 * then hold, in any order.
 */
public record TestSpec(
    String name, Map<NodeName, List<String>> given, Map<NodeName, List<String>> then)
    implements Serializable {
  public TestSpec {
    given = Map.copyOf(given);
    then = Map.copyOf(then);
  }
}
