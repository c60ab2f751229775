package dev.sluice.ops.audit.recount;

import dev.sluice.core.ledger.OffsetDigest;
import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.ledger.ProvenanceHeader;
import dev.sluice.core.ledger.finding.AuditCode;
import dev.sluice.core.ledger.finding.OutputFinding;
import dev.sluice.core.ledger.finding.Severity;
import dev.sluice.ops.kafka.StoredRecord;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Counts one partition of an output topic by epochs; given all its records in their order. */
public final class PartitionCount {
  private final Counting counting;
  private final EpochTable table;
  private final InputIndex inputs;
  private final int partition;
  private final long decidedBelow;
  private final Sums found;
  private final BitSet changed = new BitSet();
  private final Examples examples = new Examples();
  private final Checksum checksum = new Checksum();
  private long records;
  private int firstSpan = -1;
  private int lastSpan = -1;

  /**
   * @param decidedBelow records below this output offset were committed before the ledger was read:
   *     what comes from input that the ledger has not seen read is nobody's
   */
  public PartitionCount(Counting counting, EpochTable table, int partition, long decidedBelow) {
    this.counting = counting;
    this.table = table;
    this.inputs = new InputIndex(table);
    this.partition = partition;
    this.decidedBelow = decidedBelow;
    this.found = new Sums(table.spans());
  }

  public void count(StoredRecord record) {
    records++;
    if (counting.provenance() == Provenance.NONE) {
      return;
    }
    byte[] bytes = record.header(ProvenanceHeader.NAME);
    ProvenanceHeader header = bytes == null ? null : ProvenanceHeader.read(bytes).orElse(null);
    if (header == null) {
      unexplained(record, bytes == null ? "it has no provenance" : "its provenance is of no form");
      return;
    }
    InputCursor input = inputs.find(header);
    int span = input == null ? table.spans() : input.span(header.offset());
    if (input == null || span < 0 || span >= table.spans()) {
      // what is not in the books yet may be so after the next epoch
      if (span < 0 || record.offset() < decidedBelow) {
        unexplained(record, neverRead(input, header));
      }
      return;
    }
    firstSpan = firstSpan < 0 ? span : firstSpan;
    lastSpan = Math.max(lastSpan, span);
    if (table.inScope(span)) {
      counted(record, header, input, span);
    }
  }

  private void counted(StoredRecord record, ProvenanceHeader header, InputCursor input, int span) {
    long offset = header.offset();
    long digest = input.partition().digest(offset);
    long content = 0;
    if (header.hasContent()) {
      long actual = checksum.of(record.key(), record.value());
      content = OffsetDigest.withContent(digest, actual);
      if (actual != header.contentOrZero()) {
        changed.set(span);
        examples.add(
            AuditCode.CONTENT,
            () ->
                new OutputFinding.ChangedContent(
                    counting.topic(), partition, record.offset(), input.coordinates(offset)));
      }
    }
    found.add(span, 1, digest, content);
    long highest = input.pass(offset);
    if (offset < highest) {
      Severity severity =
          input.boundaries().isBroughtLater(offset) ? Severity.WARNING : counting.order();
      AuditCode code = severity == Severity.ANOMALY ? AuditCode.ORDER : AuditCode.ORDER_SHUFFLED;
      examples.add(
          code,
          () ->
              new OutputFinding.OutOfOrder(
                  counting.topic(),
                  partition,
                  record.offset(),
                  input.coordinates(offset),
                  highest,
                  severity));
    }
  }

  private static String neverRead(@Nullable InputCursor input, ProvenanceHeader header) {
    return input == null
        ? "it comes from a topic or partition that this pipeline never read"
        : "it comes from " + input.coordinates(header.offset()) + ", which was never read";
  }

  private void unexplained(StoredRecord record, String reason) {
    examples.add(
        AuditCode.UNEXPLAINED,
        () -> new OutputFinding.Unexplained(counting.topic(), partition, record.offset(), reason));
  }

  public int partition() {
    return partition;
  }

  public long records() {
    return records;
  }

  Sums found() {
    return found;
  }

  boolean hasChangedContent(int span) {
    return changed.get(span);
  }

  /** What single records have shown. */
  public void report(Examples all) {
    all.addAll(examples);
  }

  /** The span of the first record; -1 without records. */
  int firstSpan() {
    return firstSpan;
  }

  int lastSpan() {
    return lastSpan;
  }
}
