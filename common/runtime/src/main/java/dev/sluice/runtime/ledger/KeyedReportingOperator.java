package dev.sluice.runtime.ledger;

import dev.sluice.core.ledger.Marker;
import dev.sluice.runtime.row.Item;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** {@link ReportingOperator} on keyed state. */
public final class KeyedReportingOperator<K, I extends Item, O extends Item>
    extends KeyedProcessOperator<K, I, O> implements BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private final Reports<O> reports;
  // a writer takes nothing any more once the input has ended
  private transient boolean ended;

  /**
   * An operator around a function.
   *
   * @param function a {@link Bookkeeper} too
   */
  public KeyedReportingOperator(KeyedProcessFunction<K, I, O> function, Reports<O> reports) {
    super(function);
    this.reports = reports;
  }

  private Bookkeeper keeper() {
    return (Bookkeeper) userFunction;
  }

  @Override
  public void open() throws Exception {
    super.open();
    reports.open();
  }

  @Override
  public void processElement(StreamRecord<I> element) throws Exception {
    if (element.getValue().statementOrNull() != null) {
      reports.pass(element.getValue().statementOrNull(), output);
    } else {
      super.processElement(element);
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    if (!ended) {
      reports.report(checkpointId, keeper().book(), output);
    }
  }

  @Override
  public void endInput() {
    reports.report(Marker.END, keeper().book(), output);
    ended = true;
  }
}
