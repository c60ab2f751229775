package dev.sluice.runtime.ledger;

import dev.sluice.core.ledger.Marker;
import dev.sluice.runtime.row.Item;
import dev.sluice.runtime.row.Statement;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * A function that keeps a book, and states its account at the end of each epoch. Flink lets only
 * operators act in front of the barrier, not functions.
 */
public final class ReportingOperator<I, O extends Item> extends ProcessOperator<I, O>
    implements BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private final Reports<O> reports;
  // a writer takes nothing any more once the input has ended
  private transient boolean ended;

  /**
   * An operator around a function.
   *
   * @param function a {@link Bookkeeper} too
   */
  public ReportingOperator(ProcessFunction<I, O> function, Reports<O> reports) {
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
    if (element.getValue() instanceof Item item && item.statementOrNull() != null) {
      take(item.statementOrNull());
    } else {
      super.processElement(element);
    }
  }

  private void take(Statement statement) {
    if (statement instanceof Statement.Opening opening) {
      keeper().opened(opening);
    } else {
      reports.pass(statement, output);
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
