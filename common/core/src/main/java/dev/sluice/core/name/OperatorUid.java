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

  @Override
  public String toString() {
    return value;
  }
}
