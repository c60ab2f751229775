package dev.sluice.runtime.format;

import dev.sluice.core.deadletter.Stage;
import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.Reason;
import dev.sluice.core.name.NodeName;
import dev.sluice.runtime.deadletter.DeadLetter;
import dev.sluice.runtime.deadletter.DeadLetterOutlet;
import dev.sluice.runtime.deadletter.DeadLetterPolicy;
import dev.sluice.runtime.ledger.Book;
import dev.sluice.runtime.ledger.Bookkeeper;
import dev.sluice.runtime.ledger.Lives;
import dev.sluice.runtime.ledger.StepBook;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.PipelineRecord;
import dev.sluice.runtime.row.RecordBounds;
import dev.sluice.runtime.row.TopicBounds;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Records as bytes for a sink. */
public final class EncodeFunction extends ProcessFunction<PipelineRecord, EdgeRecord>
    implements Bookkeeper {
  private static final long serialVersionUID = 1L;

  private final NodeName sink;
  private final RecordEncoder encoder;
  private final TopicBounds topic;
  private final DeadLetterOutlet deadLetters;
  private transient RecordBounds bounds;
  private transient StepBook book;

  /**
   * An encoder whose records fit into one topic.
   *
   * @param topic asked once per task: a record that it does not take becomes a dead letter
   */
  public EncodeFunction(
      NodeName sink, RecordEncoder encoder, TopicBounds topic, DeadLetterPolicy policy) {
    this.sink = sink;
    this.encoder = encoder;
    this.topic = topic;
    this.deadLetters = new DeadLetterOutlet(sink, Stage.ENCODE, policy);
  }

  @Override
  public void open(OpenContext context) throws IOException {
    bounds = topic.ask();
    deadLetters.open(getRuntimeContext().getMetricGroup());
    book = new StepBook(Lives.begin(sink, Role.ENCODE, getRuntimeContext().getTaskInfo()));
  }

  @Override
  public Book book() {
    return book;
  }

  @Override
  public void processElement(PipelineRecord in, Context context, Collector<EdgeRecord> out) {
    long digest = book.in(in.coordinates());
    EdgeRecord encoded;
    try {
      encoded = encoder.encode(in, bounds);
    } catch (FormatException e) {
      book.take(Reason.DEAD, digest);
      deadLetters.put(
          in.original(), e.code(), e.reason(), letter -> context.output(DeadLetter.OUTPUT, letter));
      return;
    }
    book.out(digest);
    out.collect(encoded);
  }
}
