package dev.sluice.runtime.ledger;

import dev.sluice.core.ledger.Marker;
import dev.sluice.runtime.row.Item;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** An operator on keyed state that states its account, as {@link ReportingOperator} does. */
public abstract class KeyedReportingOperator<I extends Item, O extends Item>
    extends AbstractStreamOperator<O>
    implements OneInputStreamOperator<I, O>, BoundedOneInput, Bookkeeper {
  private static final long serialVersionUID = 1L;

  private final Reports<O> reports;
  // a writer takes nothing any more once the input has ended
  private transient boolean ended;

  /**
   * An operator that sets the key itself where it needs one.
   *
   * @param reports {@link Reports#silent} if the pipeline keeps no ledger
   */
  protected KeyedReportingOperator(Reports<O> reports) {
    this.reports = reports;
  }

  /** One that is no statement. */
  protected abstract void processRecord(StreamRecord<I> record) throws Exception;

  @Override
  public void open() throws Exception {
    super.open();
    reports.open();
  }

  /** Nothing: a key is set per key group, not per record. */
  @Override
  @SuppressWarnings("rawtypes") // as Flink declares it
  public void setKeyContextElement1(StreamRecord record) {}

  @Override
  public void processElement(StreamRecord<I> element) throws Exception {
    if (element.getValue().statementOrNull() != null) {
      reports.pass(element.getValue().statementOrNull(), output);
    } else {
      processRecord(element);
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    if (!ended) {
      reports.report(checkpointId, book(), output);
    }
  }

  @Override
  public void endInput() {
    reports.report(Marker.END, book(), output);
    ended = true;
  }
}
