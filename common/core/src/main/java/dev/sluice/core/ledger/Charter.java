package dev.sluice.core.ledger;

import java.io.Serializable;
import java.util.List;

/**
 * The shape of a pipeline: which node reads from which, so that the two sides of every edge are
 * known. Written before the first marker of a life.
 *
 * @param generation hash of the rest: another shape, another generation
 */
public record Charter(long generation, String pipeline, List<CharterNode> nodes)
    implements LedgerRecord, Serializable {
  public Charter {
    nodes = List.copyOf(nodes);
  }

  /** A charter with the generation that belongs to it. */
  public static Charter of(String pipeline, List<CharterNode> nodes) {
    return new Charter(LedgerFormat.generation(pipeline, nodes), pipeline, nodes);
  }

  @Override
  public String key() {
    return "charter/%016x".formatted(generation);
  }
}
