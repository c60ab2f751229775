package dev.sluice.runtime.deadletter;

import dev.sluice.core.deadletter.DeadLetterHeader;
import dev.sluice.core.name.PipelineName;
import dev.sluice.runtime.ledger.Book;
import dev.sluice.runtime.ledger.Bookkeeper;
import dev.sluice.runtime.row.Coordinates;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.RecordBounds;
import dev.sluice.runtime.row.RecordHeader;
import dev.sluice.runtime.row.RecordHeaders;
import dev.sluice.runtime.row.RecordSize;
import dev.sluice.runtime.row.TopicBounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as a Kafka record: the record as it was, and headers that say why it is here. One
 * that does not fit into the topic leaves out the value first, then the record's own headers, then
 * the key: it must arrive, and its coordinates say where the rest is.
 */
public final class DeadLetterEncoder extends ProcessFunction<DeadLetter, EdgeRecord>
    implements Bookkeeper {
  private static final long serialVersionUID = 1L;

  /** Longer reasons are cut: they must fit where nothing else does. */
  private static final int MAX_REASON = 1024;

  private final PipelineName pipeline;
  private final TopicBounds topic;
  private transient RecordBounds bounds;

  public DeadLetterEncoder(PipelineName pipeline, TopicBounds topic) {
    this.pipeline = pipeline;
    this.topic = topic;
  }

  @Override
  public void open(OpenContext context) throws IOException {
    bounds = topic.ask();
  }

  /** What refused a letter has stated it; what becomes of it here is nothing to tell. */
  @Override
  public Book book() {
    return Optional::empty;
  }

  @Override
  public void processElement(DeadLetter letter, Context context, Collector<EdgeRecord> out) {
    out.collect(encode(letter));
  }

  EdgeRecord encode(DeadLetter letter) {
    EdgeRecord original = acceptable(letter.original());
    EdgeRecord whole = with(original, original.headers().plus(headers(letter)));
    byte[] value = original.value();
    if (fits(whole)) {
      return whole;
    }
    List<RecordHeader> said = headers(letter);
    if (value != null) {
      said.add(header(DeadLetterHeader.VALUE_OMITTED, String.valueOf(value.length)));
    }
    // a tombstone stays one
    byte[] nothing = value == null ? null : new byte[0];
    EdgeRecord empty =
        new EdgeRecord(
            original.coordinates(),
            original.key(),
            nothing,
            original.timestamp(),
            original.headers());
    EdgeRecord withoutValue = with(empty, original.headers().plus(said));
    if (fits(withoutValue)) {
      return withoutValue;
    }
    EdgeRecord withoutHeaders = with(empty, new RecordHeaders(said));
    return fits(withoutHeaders)
        ? withoutHeaders
        : new EdgeRecord(
            original.coordinates(),
            standIn(original.coordinates()),
            nothing,
            original.timestamp(),
            new RecordHeaders(said));
  }

  /**
   * A key that the topic asks for, and no time that it refuses: headers tell the time, coordinates
   * stand for the key.
   */
  private EdgeRecord acceptable(EdgeRecord original) {
    byte[] key = original.key();
    return new EdgeRecord(
        original.coordinates(),
        key == null ? standIn(original.coordinates()) : key,
        original.value(),
        bounds.takesTime(original.timestamp()) ? original.timestamp() : EdgeRecord.NO_TIMESTAMP,
        original.headers());
  }

  private byte @Nullable [] standIn(Coordinates from) {
    return bounds.needsKey()
        ? (from.topic() + "/" + from.partition() + "/" + from.offset())
            .getBytes(StandardCharsets.UTF_8)
        : null;
  }

  private boolean fits(EdgeRecord record) {
    return RecordSize.largest(record) <= bounds.maxBytes();
  }

  private List<RecordHeader> headers(DeadLetter letter) {
    Coordinates from = letter.original().coordinates();
    List<RecordHeader> headers = new ArrayList<>();
    headers.add(header(DeadLetterHeader.PIPELINE, pipeline.value()));
    headers.add(header(DeadLetterHeader.NODE, letter.node().value()));
    headers.add(header(DeadLetterHeader.STAGE, letter.stage().text()));
    headers.add(header(DeadLetterHeader.CODE, letter.code()));
    headers.add(header(DeadLetterHeader.REASON, cut(letter.reason())));
    headers.add(header(DeadLetterHeader.TOPIC, from.topic()));
    headers.add(header(DeadLetterHeader.PARTITION, String.valueOf(from.partition())));
    headers.add(header(DeadLetterHeader.OFFSET, String.valueOf(from.offset())));
    headers.add(header(DeadLetterHeader.TIMESTAMP, String.valueOf(letter.original().timestamp())));
    return headers;
  }

  private static String cut(String reason) {
    return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON) + "...";
  }

  private static RecordHeader header(DeadLetterHeader name, String value) {
    return new RecordHeader(name.text(), value.getBytes(StandardCharsets.UTF_8));
  }

  private static EdgeRecord with(EdgeRecord record, RecordHeaders headers) {
    return new EdgeRecord(
        record.coordinates(), record.key(), record.value(), record.timestamp(), headers);
  }
}
