package dev.sluice.runtime.step.deduplicate;

import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.Reason;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.runtime.ledger.Book;
import dev.sluice.runtime.ledger.KeyedReportingOperator;
import dev.sluice.runtime.ledger.Lives;
import dev.sluice.runtime.ledger.Reports;
import dev.sluice.runtime.ledger.StepBook;
import dev.sluice.runtime.row.PipelineRecord;
import java.util.Arrays;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * {@link Deduplication} by what passed of each key. Tombstones pass.
 *
 * <p>No timer is set for a record, and hardly ever is state looked up: see {@link KeyGroupMemory}.
 */
public final class DeduplicateOperator
    extends KeyedReportingOperator<PrintedRecord, PipelineRecord> {
  private static final long serialVersionUID = 1L;

  /** Name of the counter of records that were taken for repeats. */
  public static final String COUNTER = "recordsDeduplicated";

  /** Name of the gauge of bytes in which keys are remembered. */
  private static final String SIZE = "rememberedKeysSize";

  /** Found by name in savepoints: never rename. */
  private static final MapStateDescriptor<Long, byte[]> KEYS =
      new MapStateDescriptor<>(
          "passed", Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  /** How many records that are over when they come are remembered. */
  private static final int MOST_LATE = 100_000;

  private final StepSpec.Deduplicate step;
  private final @Nullable KeyMemory given;

  private transient Deduplication rule;
  private transient KeyGroupRange range;
  private transient int maxParallelism;
  private transient KeyGroupMemory[] groups;
  private transient PassedKeys late;
  private transient long watermark;
  private transient Counter repeats = new SimpleCounter();
  private transient StepBook book;

  public DeduplicateOperator(StepSpec.Deduplicate step, Reports<PipelineRecord> reports) {
    this(step, reports, null);
  }

  /** With so much memory; null: with the share of a slot. */
  DeduplicateOperator(
      StepSpec.Deduplicate step, Reports<PipelineRecord> reports, @Nullable KeyMemory given) {
    super(reports);
    this.step = step;
    this.given = given;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    TaskInfo task = getRuntimeContext().getTaskInfo();
    maxParallelism = task.getMaxNumberOfParallelSubtasks();
    range =
        KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
            maxParallelism, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
    rule = Deduplication.within(step.within());
    KeyPrinter printer = new KeyPrinter();
    late = new PassedKeys();
    watermark = Long.MIN_VALUE;
    KeyMemory memory = given == null ? ofSlot() : given;
    StoredKeys state =
        new StoredKeys(
            getKeyedStateBackend(), getKeyedStateStore().getMapState(KEYS), range, maxParallelism);
    groups = new KeyGroupMemory[range.getNumberOfKeyGroups()];
    Arrays.setAll(
        groups, each -> new KeyGroupMemory(state, range.getStartKeyGroup() + each, rule, memory));
    if (context.isRestored()) {
      for (KeyGroupMemory group : groups) {
        group.load();
      }
    }
    KeptKeys.take(
        this,
        (kept, time) -> {
          KeyPrint print = printer.of(kept);
          memory(print).add(print, time, watermark);
        });
  }

  private KeyMemory ofSlot() {
    return KeyMemory.of(
        getRuntimeContext().getTaskManagerRuntimeInfo().getConfiguration(),
        range.getNumberOfKeyGroups());
  }

  @Override
  public void open() throws Exception {
    super.open();
    repeats = getMetricGroup().counter(COUNTER);
    getMetricGroup().gauge(SIZE, () -> Arrays.stream(groups).mapToLong(KeyGroupMemory::size).sum());
    book = new StepBook(Lives.begin(step.name(), Role.STEP, getRuntimeContext().getTaskInfo()));
  }

  @Override
  public Book book() {
    return book;
  }

  @Override
  protected void processRecord(StreamRecord<PrintedRecord> element) throws Exception {
    PipelineRecord in = element.getValue().record();
    long ledgerDigest = book.in(in.coordinates());
    if (!in.isTombstone() && isRepeat(element.getValue().print(), time(element))) {
      book.take(Reason.DEDUPLICATED, ledgerDigest);
      repeats.inc();
      return;
    }
    book.out(ledgerDigest);
    output.collect(element.replace(in));
  }

  private static long time(StreamRecord<PrintedRecord> element) {
    return element.hasTimestamp() && element.getTimestamp() != Long.MIN_VALUE
        ? element.getTimestamp()
        : element.getValue().record().timestamp();
  }

  /** Remembers it if not. */
  private boolean isRepeat(KeyPrint key, long time) throws Exception {
    KeyGroupMemory memory = memory(key);
    if (memory.repeats(key, time, watermark)
        || (!late.isEmpty() && late.repeats(key.high(), key.low(), time, rule, Long.MIN_VALUE))) {
      return true;
    }
    if (rule.isOver(time, watermark)) {
      if (late.count() >= MOST_LATE) {
        late.clear();
      }
      late.add(key.high(), key.low(), time, rule, Long.MIN_VALUE);
    } else {
      memory.add(key, time, watermark);
    }
    return false;
  }

  /** What was over when it came makes repeats until record time goes on, not longer. */
  @Override
  public void processWatermark(Watermark mark) throws Exception {
    watermark = mark.getTimestamp();
    if (!late.isEmpty()) {
      late.clear();
    }
    super.processWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    for (KeyGroupMemory group : groups) {
      group.store(watermark);
    }
  }

  private KeyGroupMemory memory(KeyPrint key) {
    int group = KeyGroupRangeAssignment.computeKeyGroupForKeyHash(key.hash(), maxParallelism);
    return groups[group - range.getStartKeyGroup()];
  }
}
