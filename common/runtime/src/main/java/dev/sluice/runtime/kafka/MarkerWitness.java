package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.Marker;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Whom a committer asks whether a transaction's marker can be seen. */
interface MarkerWitness {
  /** Where there is no ledger. */
  MarkerWitness NONE = sought -> Map.of();

  /**
   * What is known of each marker; what is left out is {@link MarkerEvidence#UNAVAILABLE}. One call
   * reads the ledger once, however many are sought.
   *
   * @throws IOException when nobody could be asked; asking again later may help
   */
  Map<Marker, MarkerEvidence> look(Set<Marker> sought) throws IOException, InterruptedException;
}
