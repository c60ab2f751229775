package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Loss;
import dev.sluice.core.ledger.finding.BookFinding;
import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.finding.InputRange;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A loss, and what its marker said more than the one before it.
 *
 * @param moment when it was found
 * @param own input that the sink's subtask was told of: all that it wrote comes from there, unless
 *     records are shuffled on their way to it
 * @param read input of all the pipeline's sources in the epoch
 * @param outputs what the transaction held
 * @param repaired whether the topic has it by now
 */
public record LostEpoch(
    Loss loss,
    Moment moment,
    Map<Input, Input.Span> own,
    Map<Input, Input.Span> read,
    Map<Output, Claim> outputs,
    boolean repaired) {
  public LostEpoch {
    own = Map.copyOf(own);
    read = Map.copyOf(read);
    outputs = Map.copyOf(outputs);
  }

  /** The input that the lost records come from, as closely as the ledger can tell. */
  public Map<Input, Input.Span> inputs() {
    return own.isEmpty() ? read : own;
  }

  public long epoch() {
    return loss.marker().epoch();
  }

  /** What the topic does not have. */
  public Map<Output, Claim> missing() {
    return repaired ? Map.of() : outputs;
  }

  LostEpoch madeGood() {
    return new LostEpoch(loss, moment, own, read, outputs, true);
  }

  /** Whether an account of that epoch tells what was read meanwhile. */
  boolean spans(long epoch) {
    return loss.marker().since() < epoch && epoch <= epoch();
  }

  LostEpoch alsoRead(Map<Input, Input.Span> more) {
    Map<Input, Input.Span> all = new HashMap<>(read);
    more.forEach((input, span) -> all.merge(input, span, Input.Span::join));
    return new LostEpoch(loss, moment, own, all, outputs, repaired);
  }

  /** What an audit says of it. */
  public Finding finding() {
    String sink = loss.marker().sink().node();
    int subtask = loss.marker().sink().subtask();
    long records = outputs.values().stream().mapToLong(claim -> claim.written().count()).sum();
    List<InputRange> ranges =
        inputs().entrySet().stream()
            .map(entry -> range(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(InputRange::topic).thenComparing(InputRange::partition))
            .toList();
    String id = loss.transactionalId();
    if (repaired) {
      return new BookFinding.RepairedLoss(sink, subtask, epoch(), id, records, ranges);
    }
    return loss.accepted()
        ? new BookFinding.AcceptedLoss(sink, subtask, epoch(), id, records, ranges)
        : new BookFinding.OpenLoss(sink, subtask, epoch(), id, records, ranges);
  }

  private static InputRange range(Input input, Input.Span span) {
    return new InputRange(
        input.partition().topic(), input.partition().partition(), span.from(), span.to());
  }
}
