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
import dev.sluice.runtime.ledger.SourceBook;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.PipelineRecord;
import dev.sluice.runtime.row.Row;
import dev.sluice.runtime.row.Statement;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** What a source read, as records with rows; tombstones have none. */
public final class DecodeFunction extends ProcessFunction<EdgeRecord, PipelineRecord>
    implements Bookkeeper {
  private static final long serialVersionUID = 1L;

  private final NodeName source;
  private final Decoder decoder;
  private final DeadLetterOutlet deadLetters;
  private transient SourceBook book;

  public DecodeFunction(NodeName source, Decoder decoder, DeadLetterPolicy policy) {
    this.source = source;
    this.decoder = decoder;
    this.deadLetters = new DeadLetterOutlet(source, Stage.DECODE, policy);
  }

  @Override
  public void open(OpenContext context) {
    deadLetters.open(getRuntimeContext().getMetricGroup());
    book = new SourceBook(Lives.begin(source, Role.SOURCE, getRuntimeContext().getTaskInfo()));
  }

  @Override
  public Book book() {
    return book;
  }

  @Override
  public void opened(Statement.Opening opening) {
    book.open(opening);
  }

  @Override
  public void processElement(EdgeRecord in, Context context, Collector<PipelineRecord> out) {
    long digest = book.in(in.coordinates());
    byte[] value = in.value();
    Row row;
    try {
      row = value == null ? null : decoder.decode(value);
    } catch (FormatException e) {
      book.take(Reason.DEAD, digest);
      deadLetters.put(
          in, e.code(), e.reason(), letter -> context.output(DeadLetter.OUTPUT, letter));
      return;
    }
    book.out(digest);
    out.collect(new PipelineRecord(in.coordinates(), in.key(), row, in.timestamp(), in.headers()));
  }
}
