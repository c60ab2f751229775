package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.OnLostTransaction;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where a sink writes.
 *
 * @param ledgerOrNull absent: the pipeline keeps no ledger
 */
public record SinkTarget(
    TopicName topic, Provenance provenance, @Nullable Ledger ledgerOrNull, OnLostTransaction onLost)
    implements Serializable {

  /** The ledger's topic, and the pipeline that it is of. */
  public record Ledger(TopicName topic, Charter charter) implements Serializable {}

  /** For hand-written jobs: the records, and nothing said of them. */
  public static SinkTarget plain(TopicName topic) {
    return new SinkTarget(topic, Provenance.NONE, null, OnLostTransaction.STOP);
  }
}
