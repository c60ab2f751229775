package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.Loss;
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
   * Reads what is decided by now; and the losses behind it, which are of no transaction.
   *
   * @throws IOException when Kafka does not give it, or it cannot be read
   */
  public static Books read(ClusterProfile cluster, TopicName topic) throws IOException {
    try (LedgerLog log = LedgerLog.open(cluster, topic)) {
      if (!log.exists()) {
        return none();
      }
      long stable = log.lastStableOffset();
      Books books = read(log, topic, stable);
      log.readAnything(stable, (key, value) -> losses(value, books));
      books.close();
      return books;
    } catch (UnreadableLedgerException e) {
      throw unreadable(topic, e);
    }
  }

  /**
   * Reads all that is there now, and waits for what is not decided yet.
   *
   * @throws IOException when a transaction stays open too long, too
   */
  public static Books readAll(ClusterProfile cluster, TopicName topic)
      throws IOException, InterruptedException {
    try (LedgerLog log = LedgerLog.open(cluster, topic)) {
      return log.exists() ? read(log, topic, log.decidedEnd()) : none();
    }
  }

  private static void losses(byte[] value, Books books) throws UnreadableLedgerException {
    if (LedgerFormat.read(value) instanceof Loss loss) {
      books.accept(new LedgerEntry(0, 0, loss));
    }
  }

  private static IOException unreadable(TopicName topic, UnreadableLedgerException cause) {
    return new IOException("the ledger '" + topic + "' cannot be read by this release", cause);
  }

  private static Books none() {
    return new Books(Scope.ALL, epoch -> {});
  }

  private static Books read(LedgerLog log, TopicName topic, long end) throws IOException {
    Books books = none();
    try {
      log.readCommitted(
          log.firstOffset(),
          end,
          (key, value) -> books.accept(new LedgerEntry(0, 0, LedgerFormat.read(value))));
    } catch (UnreadableLedgerException e) {
      throw unreadable(topic, e);
    }
    books.close();
    return books;
  }
}
