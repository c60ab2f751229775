package dev.sluice.runtime.step.deduplicate;

import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.Reason;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.runtime.ledger.Book;
import dev.sluice.runtime.ledger.Bookkeeper;
import dev.sluice.runtime.ledger.Lives;
import dev.sluice.runtime.ledger.StepBook;
import dev.sluice.runtime.row.PipelineRecord;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** {@link Deduplication} on keyed state; event-time timers end the state. Tombstones pass. */
public final class DeduplicateFunction
    extends KeyedProcessFunction<DeduplicateKey, PipelineRecord, PipelineRecord>
    implements Bookkeeper {
  private static final long serialVersionUID = 1L;

  /** Name of the counter of records that were taken for repeats. */
  public static final String COUNTER = "recordsDeduplicated";

  /** Found by name in savepoints: never rename. */
  private static final String STATE = "kept";

  private final StepSpec.Deduplicate step;
  private transient Deduplication deduplication;
  private transient ValueState<DeduplicateState> state;
  private transient Counter repeats = new SimpleCounter();
  private transient StepBook book;

  public DeduplicateFunction(StepSpec.Deduplicate step) {
    this.step = step;
  }

  @Override
  public void open(OpenContext context) {
    deduplication = Deduplication.within(step.within());
    state =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>(STATE, new DeduplicateStateSerializer()));
    repeats = getRuntimeContext().getMetricGroup().counter(COUNTER);
    book = new StepBook(Lives.begin(step.name(), Role.STEP, getRuntimeContext().getTaskInfo()));
  }

  @Override
  public Book book() {
    return book;
  }

  @Override
  public void processElement(PipelineRecord in, Context context, Collector<PipelineRecord> out)
      throws IOException {
    long digest = book.in(in.coordinates());
    if (in.isTombstone()) {
      book.out(digest);
      out.collect(in);
      return;
    }
    Long elementTime = context.timestamp();
    long time = elementTime == null || elementTime == Long.MIN_VALUE ? in.timestamp() : elementTime;
    Optional<DeduplicateState> next = deduplication.admit(state.value(), time);
    if (next.isEmpty()) {
      book.take(Reason.DEDUPLICATED, digest);
      repeats.inc();
      return;
    }
    state.update(next.get());
    context.timerService().registerEventTimeTimer(deduplication.end(time));
    book.out(digest);
    out.collect(in);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<PipelineRecord> out)
      throws IOException {
    DeduplicateState before = state.value();
    if (before == null) {
      return;
    }
    Optional<DeduplicateState> rest = deduplication.expire(before, time);
    if (rest.isPresent()) {
      state.update(rest.get());
    } else {
      state.clear();
    }
  }
}
