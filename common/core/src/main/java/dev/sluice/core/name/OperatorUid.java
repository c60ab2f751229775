package dev.sluice.core.name;

/**
 * {@code <pipeline>/<node>/<role>}: what a savepoint finds an operator's state by. Expression text
 * is never part of it.
 */
public record OperatorUid(String value) {

  /** What an operator does for its node. A role is never renamed: state hangs on it. */
  public enum Role {
    SOURCE,
    /** A source of a repair: it must not take up where the pipeline's is. */
    REPLAY,
    DECODE,
    TRANSFORM,
    ROUTE,
    /** Finds the key of what comes from one input; there is one for each. */
    KEY,
    DEDUPLICATE,
    ENCODE,
    SINK;

    String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public static OperatorUid of(PipelineName pipeline, NodeName node, Role role) {
    return new OperatorUid(pipeline + "/" + node + "/" + role.text());
  }

  /** Of the operator between a node and one of its inputs. */
  public static OperatorUid ofInput(PipelineName pipeline, NodeName node, String input) {
    return new OperatorUid(of(pipeline, node, Role.KEY) + "/" + input);
  }

  @Override
  public String toString() {
    return value;
  }
}
