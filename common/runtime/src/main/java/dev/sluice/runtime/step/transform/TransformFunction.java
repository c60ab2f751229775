package dev.sluice.runtime.step.transform;

import dev.sluice.core.deadletter.Stage;
import dev.sluice.core.expression.EvaluationException;
import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.Reason;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.runtime.deadletter.DeadLetter;
import dev.sluice.runtime.deadletter.DeadLetterOutlet;
import dev.sluice.runtime.deadletter.DeadLetterPolicy;
import dev.sluice.runtime.ledger.Book;
import dev.sluice.runtime.ledger.Bookkeeper;
import dev.sluice.runtime.ledger.Lives;
import dev.sluice.runtime.ledger.StepBook;
import dev.sluice.runtime.row.PipelineRecord;
import dev.sluice.runtime.row.Row;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * {@link Transformation} on a stream; its expressions are compiled once a task. Tombstones pass
 * unchanged.
 */
public final class TransformFunction extends ProcessFunction<PipelineRecord, PipelineRecord>
    implements Bookkeeper {
  private static final long serialVersionUID = 1L;

  /** Name of the counter of records that {@code where} took off the road. */
  public static final String COUNTER = "recordsFiltered";

  private final StepSpec.Transform step;
  private final Schema input;
  private final Schema output;
  private final DeadLetterOutlet deadLetters;
  private transient Transformation transformation;
  private transient Counter filtered = new SimpleCounter();
  private transient StepBook book;

  /**
   * @param input the schema that the step reads
   * @param output the schema that leaves it
   */
  public TransformFunction(
      StepSpec.Transform step, Schema input, Schema output, DeadLetterPolicy policy) {
    this.step = step;
    this.input = input;
    this.output = output;
    this.deadLetters = new DeadLetterOutlet(step.name(), Stage.EXPRESSION, policy);
  }

  @Override
  public void open(OpenContext context) {
    filtered = getRuntimeContext().getMetricGroup().counter(COUNTER);
    deadLetters.open(getRuntimeContext().getMetricGroup());
    transformation = Transformation.compile(step, input, output);
    book = new StepBook(Lives.begin(step.name(), Role.STEP, getRuntimeContext().getTaskInfo()));
  }

  @Override
  public Book book() {
    return book;
  }

  @Override
  public void processElement(PipelineRecord in, Context context, Collector<PipelineRecord> out) {
    long digest = book.in(in.coordinates());
    Row row = in.value();
    if (row == null) {
      book.out(digest);
      out.collect(in);
      return;
    }
    Row next;
    try {
      next = transformation.apply(row);
    } catch (EvaluationException e) {
      book.take(Reason.DEAD, digest);
      deadLetters.put(
          in.original(),
          e.code(),
          String.valueOf(e.getMessage()),
          letter -> context.output(DeadLetter.OUTPUT, letter));
      return;
    }
    if (next == null) {
      book.take(Reason.FILTERED, digest);
      filtered.inc();
    } else {
      book.out(digest);
      out.collect(in.withValue(next));
    }
  }
}
