package dev.sluice.runtime.step.route;

import dev.sluice.core.deadletter.Stage;
import dev.sluice.core.expression.EvaluationException;
import dev.sluice.core.expression.Expression;
import dev.sluice.core.expression.ExpressionCompiler;
import dev.sluice.core.expression.ExpressionProblemException;
import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.Reason;
import dev.sluice.core.name.NodeName;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * {@link Branches} on a stream: each branch is a side output, the main output stays empty. A
 * tombstone goes to every branch, because the record that it deletes may have gone to any of them.
 */
public final class RouteFunction extends ProcessFunction<PipelineRecord, PipelineRecord>
    implements Bookkeeper {
  private static final long serialVersionUID = 1L;

  /** Name of the counter of records that no branch wanted. */
  public static final String COUNTER = "recordsFiltered";

  private final StepSpec.Route step;
  private final Schema input;
  private final DeadLetterOutlet deadLetters;
  private final Map<NodeName, OutputTag<PipelineRecord>> outputs = new LinkedHashMap<>();
  private transient Branches branches;
  private transient Counter filtered = new SimpleCounter();
  private transient StepBook book;

  /**
   * @param type of the records, which is the same before and behind the route
   */
  public RouteFunction(
      StepSpec.Route step,
      Schema input,
      TypeInformation<PipelineRecord> type,
      DeadLetterPolicy policy) {
    this.step = step;
    this.input = input;
    this.deadLetters = new DeadLetterOutlet(step.name(), Stage.EXPRESSION, policy);
    step.branches().keySet().forEach(branch -> outputs.put(branch, output(branch, type)));
  }

  /** The side output that is a branch. */
  public static OutputTag<PipelineRecord> output(
      NodeName branch, TypeInformation<PipelineRecord> type) {
    // a prefix that no name can have, so that no branch is taken for the dead letters
    return new OutputTag<>("branch:" + branch, type);
  }

  @Override
  public void open(OpenContext context) {
    filtered = getRuntimeContext().getMetricGroup().counter(COUNTER);
    deadLetters.open(getRuntimeContext().getMetricGroup());
    branches = compile();
    book = new StepBook(Lives.begin(step.name(), Role.STEP, getRuntimeContext().getTaskInfo()));
  }

  @Override
  public Book book() {
    return book;
  }

  private Branches compile() {
    ExpressionCompiler compiler = new ExpressionCompiler(input);
    Map<NodeName, Expression> conditions = new LinkedHashMap<>();
    try {
      for (Map.Entry<NodeName, String> branch : step.branches().entrySet()) {
        conditions.put(branch.getKey(), compiler.compilePredicate(branch.getValue()));
      }
    } catch (ExpressionProblemException e) {
      throw new IllegalStateException(
          "step '" + step.name() + "' was submitted without having passed the checks", e);
    }
    return new Branches(conditions);
  }

  @Override
  public void processElement(PipelineRecord in, Context context, Collector<PipelineRecord> out) {
    long digest = book.in(in.coordinates());
    Row row = in.value();
    if (row == null) {
      copy(in, digest, context);
      return;
    }
    Optional<NodeName> branch;
    try {
      branch = branches.choose(row);
    } catch (EvaluationException e) {
      book.take(Reason.DEAD, digest);
      deadLetters.put(
          in.original(),
          e.code(),
          String.valueOf(e.getMessage()),
          letter -> context.output(DeadLetter.OUTPUT, letter));
      return;
    }
    if (branch.isEmpty()) {
      book.take(Reason.FILTERED, digest);
      filtered.inc();
      return;
    }
    book.out(branch.get().value(), digest);
    context.output(Objects.requireNonNull(outputs.get(branch.get())), in);
  }

  /** What a tombstone deletes may have gone to any branch. */
  private void copy(PipelineRecord in, long digest, Context context) {
    boolean first = true;
    for (Map.Entry<NodeName, OutputTag<PipelineRecord>> output : outputs.entrySet()) {
      book.out(output.getKey().value(), digest);
      if (!first) {
        book.copy(digest);
      }
      first = false;
      context.output(output.getValue(), in);
    }
  }
}
