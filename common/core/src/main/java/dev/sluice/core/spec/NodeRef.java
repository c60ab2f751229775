package dev.sluice.core.spec;

import dev.sluice.core.name.NodeName;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code from} names: a node, or a branch of a route as {@code step.branch}. */
public record NodeRef(NodeName node, @Nullable NodeName branchOrNull) implements Serializable {

  public static NodeRef of(NodeName node) {
    return new NodeRef(node, null);
  }

  public Optional<NodeName> branch() {
    return Optional.ofNullable(branchOrNull);
  }

  @Override
  public String toString() {
    return branchOrNull == null ? node.value() : node + "." + branchOrNull;
  }
}
