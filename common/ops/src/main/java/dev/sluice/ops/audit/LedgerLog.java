package dev.sluice.ops.audit;

import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.LedgerRecord;
import dev.sluice.core.ledger.Loss;
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
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

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
    } else {
      readUndecided(state);
    }
    books.close();
  }

  /**
   * Markers may still be committed or not; a loss is of no transaction, and only hidden behind
   * those of others.
   */
  private void readUndecided(PartitionState state) {
    List<LedgerEntry> losses = new ArrayList<>();
    AtomicLong since = new AtomicLong(Long.MAX_VALUE);
    reader.read(
        topic,
        List.of(new OffsetRange(0, state.stable(), state.end())),
        Isolation.READ_UNCOMMITTED,
        record -> {
          LedgerRecord entry = read(record);
          if (entry instanceof Marker marker) {
            since.accumulateAndGet(marker.since(), Math::min);
          } else if (entry instanceof Loss) {
            losses.add(new LedgerEntry(record.offset(), record.timestamp(), entry));
          }
        });
    gate.release(since.get());
    losses.stream().filter(loss -> isKnownBefore((Loss) loss.record())).forEach(books::accept);
  }

  /** Else it would be taken for larger than it is; it comes again with what is held back. */
  private boolean isKnownBefore(Loss loss) {
    return gate.held().isEmpty() || loss.marker().since() < gate.held().getAsLong();
  }

  private static @Nullable LedgerRecord read(StoredRecord record) {
    byte[] value = record.value();
    try {
      return value == null ? null : LedgerFormat.read(value);
    } catch (UnreadableLedgerException e) {
      // it is counted when it is committed
      return null;
    }
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

  /** Whether every transaction that the topic had when it was read is in the books. */
  boolean isDecided() {
    return decided;
  }

  /** The first epoch that is not in the books yet. */
  OptionalLong held() {
    return gate.held();
  }
}
