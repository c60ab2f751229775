package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.UnreadableLedgerException;
import dev.sluice.core.ledger.law.Books;
import dev.sluice.core.ledger.law.LedgerEntry;
import dev.sluice.core.ledger.law.Scope;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.ClusterProfile;
import java.io.IOException;

/** The books of a pipeline as its ledger has them now, up to the last stable offset. */
public final class LedgerBooks {

  private LedgerBooks() {}

  /**
   * Reads the whole ledger.
   *
   * @throws IOException when Kafka does not give it, or it cannot be read
   */
  public static Books read(ClusterProfile cluster, TopicName topic) throws IOException {
    Books books = new Books(Scope.ALL, epoch -> {});
    try (LedgerLog log = LedgerLog.open(cluster, topic)) {
      if (log.exists()) {
        log.readCommitted(
            log.firstOffset(),
            log.lastStableOffset(),
            (key, value) -> books.accept(new LedgerEntry(0, 0, LedgerFormat.read(value))));
      }
    } catch (UnreadableLedgerException e) {
      throw new IOException("the ledger '" + topic + "' cannot be read by this release", e);
    }
    books.close();
    return books;
  }
}
