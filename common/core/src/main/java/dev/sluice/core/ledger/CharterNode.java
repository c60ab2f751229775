package dev.sluice.core.ledger;

import java.io.Serializable;
import java.util.List;

/**
 * A node of a pipeline.
 *
 * @param from what it reads: {@code node} or {@code node.branch}; empty for sources, and for the
 *     sink of the dead letters, which takes what every other node calls {@link Reason#DEAD}
 * @param topic that a sink writes, otherwise empty
 * @param provenance of a sink's records
 */
public record CharterNode(
    String name, Kind kind, List<String> from, String topic, Provenance provenance)
    implements Serializable {
  /** What it is. */
  public enum Kind {
    SOURCE,
    STEP,
    SINK,
    DEAD_LETTERS
  }

  public CharterNode {
    from = List.copyOf(from);
  }
}
