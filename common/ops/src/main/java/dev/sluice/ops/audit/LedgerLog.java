package dev.sluice.ops.audit;

import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.UnreadableLedgerException;
import dev.sluice.core.ledger.law.Books;
import dev.sluice.core.ledger.law.EpochGate;
import dev.sluice.core.ledger.law.LedgerEntry;
import dev.sluice.ops.kafka.OffsetRange;
import dev.sluice.ops.kafka.StoredRecord;
import dev.sluice.ops.kafka.TopicReader;
import dev.sluice.ops.kafka.TopicReader.Isolation;
import dev.sluice.ops.kafka.TopicState.PartitionState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** The ledger topic, read into the books as far as it is decided; can be read on. */
final class LedgerLog {
  private final TopicReader reader;
  private final String topic;
  private final Books books;
  private final EpochGate gate;
  private long position;
  private boolean decided;

  LedgerLog(TopicReader reader, String topic, Books books) {
    this.reader = reader;
    this.topic = topic;
    this.books = books;
    this.gate = new EpochGate(books::accept);
  }

  /** Reads what is stable, and holds back epochs that may not be all there. */
  void readTo(PartitionState state) {
    reader.read(
        topic,
        List.of(new OffsetRange(0, Math.max(position, state.begin()), state.stable())),
        Isolation.READ_COMMITTED,
        this::accept);
    position = Math.max(position, state.stable());
    decided = state.stable() >= state.end();
    if (decided) {
      gate.release();
    } else if (gate.held().isPresent()) {
      gate.release(undecidedSince(state));
    }
    books.close();
  }

  private void accept(StoredRecord record) {
    byte[] value = record.value();
    byte[] key = record.key();
    if (value == null) {
      if (key != null) {
        books.withdrawn(new String(key, StandardCharsets.UTF_8));
      }
      return;
    }
    try {
      gate.accept(new LedgerEntry(record.offset(), record.timestamp(), LedgerFormat.read(value)));
    } catch (UnreadableLedgerException e) {
      books.unreadable(record.offset(), String.valueOf(e.getMessage()));
    }
  }

  /** The last epoch that has nothing to do with transactions which may still be committed. */
  private long undecidedSince(PartitionState state) {
    AtomicLong since = new AtomicLong(Long.MAX_VALUE);
    reader.read(
        topic,
        List.of(new OffsetRange(0, state.stable(), state.end())),
        Isolation.READ_UNCOMMITTED,
        record -> since.accumulateAndGet(since(record), Math::min));
    return since.get();
  }

  private static long since(StoredRecord record) {
    byte[] value = record.value();
    try {
      return value != null && LedgerFormat.read(value) instanceof Marker marker
          ? marker.since()
          : Long.MAX_VALUE;
    } catch (UnreadableLedgerException e) {
      // it is counted when it is committed
      return Long.MAX_VALUE;
    }
  }

  /** Whether every transaction that the topic had when it was read is in the books. */
  boolean isDecided() {
    return decided;
  }

  /** The first epoch that is not in the books yet. */
  OptionalLong held() {
    return gate.held();
  }
}
