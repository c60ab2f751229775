package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.LedgerRecord;
import dev.sluice.core.ledger.Marker;
import dev.sluice.runtime.ledger.WriterBook;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.Statement;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink.PrecommittingStatefulSinkWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes through the connector's writer, remembers which input went into the transaction of this
 * epoch, and puts the epoch's marker into it before it is prepared.
 */
final class EpochWriter
    implements StatefulSinkWriter<EdgeRecord, KafkaWriterState>,
        CommittingSinkWriter<EdgeRecord, EpochCommittable> {
  private static final Logger LOG = LoggerFactory.getLogger(EpochWriter.class);

  private static final byte[] NO_MARKER = {};

  private final PrecommittingStatefulSinkWriter<EdgeRecord, KafkaWriterState, KafkaCommittable>
      delegate;
  private final @Nullable WriterBook book;
  private final StrayTransactions strays;
  private final InputTally tally = new InputTally();
  private byte[] marker = NO_MARKER;
  private boolean chartered;

  /**
   * A writer around the connector's.
   *
   * @param bookOrNull absent: the pipeline keeps no ledger
   */
  EpochWriter(
      PrecommittingStatefulSinkWriter<EdgeRecord, KafkaWriterState, KafkaCommittable> delegate,
      @Nullable WriterBook bookOrNull,
      StrayTransactions strays) {
    this.delegate = delegate;
    this.book = bookOrNull;
    this.strays = strays;
  }

  @Override
  public void write(EdgeRecord record, Context context) throws IOException, InterruptedException {
    Statement statement = record.statementOrNull();
    if (statement != null) {
      hear(statement, context);
      return;
    }
    delegate.write(record, context);
    tally.add(record.coordinates());
  }

  private void hear(Statement statement, Context context) throws IOException, InterruptedException {
    if (book == null) {
      return;
    }
    if (statement instanceof Statement.Report report) {
      book.hear(report.account());
    } else if (statement instanceof Statement.Closing closing) {
      Optional<Marker> closed = book.close(closing.epoch());
      if (closed.isPresent()) {
        if (!chartered) {
          enter(book.charter(), context);
          chartered = true;
        }
        marker = enter(closed.get(), context);
      }
    }
  }

  private byte[] enter(LedgerRecord entry, Context context)
      throws IOException, InterruptedException {
    byte[] value = LedgerFormat.write(entry);
    delegate.write(EdgeRecord.of(new Statement.Entry(entry.key(), value)), context);
    return value;
  }

  @Override
  public void writeWatermark(Watermark watermark) throws IOException, InterruptedException {
    delegate.writeWatermark(watermark);
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    delegate.flush(endOfInput);
  }

  @Override
  public Collection<EpochCommittable> prepareCommit() throws IOException, InterruptedException {
    InputRanges inputs = tally.drain();
    byte[] prepared = marker;
    marker = NO_MARKER;
    return delegate.prepareCommit().stream()
        .map(transaction -> new EpochCommittable(transaction, inputs, prepared))
        .toList();
  }

  @Override
  public List<KafkaWriterState> snapshotState(long checkpointId) throws IOException {
    List<KafkaWriterState> states = delegate.snapshotState(checkpointId);
    strays.snapshot(states);
    return states;
  }

  /**
   * Never throws: what is open now was not promised to anybody, and a fenced producer that throws
   * while its task is being cleaned up takes the whole TaskManager with it.
   */
  @Override
  public void close() {
    try (strays) {
      delegate.close();
    } catch (Exception e) {
      LOG.warn(
          "closing the Kafka writer failed; its open transaction is left to the next start or to Kafka",
          e);
    }
  }
}
