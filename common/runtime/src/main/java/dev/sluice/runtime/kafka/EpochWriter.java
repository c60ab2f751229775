package dev.sluice.runtime.kafka;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink.PrecommittingStatefulSinkWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes through the connector's writer and remembers which input went into the transaction of this
 * epoch.
 */
final class EpochWriter<T>
    implements StatefulSinkWriter<T, KafkaWriterState>, CommittingSinkWriter<T, EpochCommittable> {
  private static final Logger LOG = LoggerFactory.getLogger(EpochWriter.class);

  private final PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> delegate;
  private final InputCoordinates<T> coordinates;
  private final InputTally tally = new InputTally();

  EpochWriter(
      PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> delegate,
      InputCoordinates<T> coordinates) {
    this.delegate = delegate;
    this.coordinates = coordinates;
  }

  @Override
  public void write(T record, Context context) throws IOException, InterruptedException {
    delegate.write(record, context);
    tally.add(coordinates.of(record));
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
    return delegate.prepareCommit().stream()
        .map(transaction -> new EpochCommittable(transaction, inputs, new byte[0]))
        .toList();
  }

  @Override
  public List<KafkaWriterState> snapshotState(long checkpointId) throws IOException {
    return delegate.snapshotState(checkpointId);
  }

  /**
   * Never throws: what is open now was not promised to anybody, and a fenced producer that throws
   * while its task is being cleaned up takes the whole TaskManager with it.
   */
  @Override
  public void close() {
    try {
      delegate.close();
    } catch (Exception e) {
      LOG.warn(
          "closing the Kafka writer failed; its open transaction is left to the next start or to Kafka",
          e);
    }
  }
}
