package dev.sluice.runtime.step.deduplicate;

import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.runtime.Records;
import dev.sluice.runtime.RunningOperator;
import dev.sluice.runtime.ledger.Reports;
import dev.sluice.runtime.row.PipelineRecord;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.jspecify.annotations.Nullable;

/** A subtask of {@link DeduplicateOperator}, with what stands in front of the shuffle. */
final class RunningDeduplicate implements AutoCloseable {
  private final PrintFunction print;
  private final RunningOperator<PrintedRecord, PipelineRecord> operator;

  /** The key of state; the operator sets it where it needs one, so nobody asks for a record's. */
  private record StateKey(TypeInformation<DeduplicateKey> getProducedType)
      implements KeySelector<PrintedRecord, DeduplicateKey>, ResultTypeQueryable<DeduplicateKey> {
    private static final long serialVersionUID = 1L;

    @Override
    public DeduplicateKey getKey(PrintedRecord in) {
      throw new UnsupportedOperationException("a key for one record");
    }
  }

  RunningDeduplicate(
      StepSpec.Deduplicate step,
      Schema schema,
      @Nullable KeyMemory memory,
      @Nullable OperatorSubtaskState state,
      StateBackend backend,
      RunningOperator.Place place) {
    print = new PrintFunction(step, schema);
    operator =
        RunningOperator.of(
            new DeduplicateOperator(step, Reports.silent(), memory),
            new StateKey(print.keyType()),
            Records.type(schema),
            state,
            backend,
            place);
  }

  /** The only subtask, of one key group. */
  static RunningDeduplicate of(
      StepSpec.Deduplicate step,
      Schema schema,
      @Nullable KeyMemory memory,
      @Nullable OperatorSubtaskState state) {
    return new RunningDeduplicate(
        step, schema, memory, state, new HashMapStateBackend(), new RunningOperator.Place(1, 1, 0));
  }

  void process(PipelineRecord in, long time) {
    try {
      operator.process(print.map(in), time);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void watermark(long time) {
    operator.watermark(time);
  }

  List<PipelineRecord> output() {
    return operator.output();
  }

  RunningOperator<PrintedRecord, PipelineRecord> operator() {
    return operator;
  }

  OperatorSubtaskState snapshot() {
    return operator.snapshot();
  }

  int stateEntries() {
    return operator.stateEntries();
  }

  @Override
  public void close() {
    operator.close();
  }
}
