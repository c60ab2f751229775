package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Loss;
import dev.sluice.core.ledger.finding.BookFinding;
import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.finding.InputRange;
import java.util.List;
import java.util.Map;

/**
 * A loss, and what its marker said more than the one before it.
 *
 * @param moment when it was found
 * @param outputs what the transaction held
 * @param repaired whether the topic has it by now
 */
public record LostEpoch(
    Loss loss,
    Moment moment,
    Map<Input, Input.Span> inputs,
    Map<Output, Claim> outputs,
    boolean repaired) {
  public LostEpoch {
    inputs = Map.copyOf(inputs);
    outputs = Map.copyOf(outputs);
  }

  public long epoch() {
    return loss.marker().epoch();
  }

  /** What the topic does not have. */
  public Map<Output, Claim> missing() {
    return repaired ? Map.of() : outputs;
  }

  LostEpoch madeGood() {
    return new LostEpoch(loss, moment, inputs, outputs, true);
  }

  /** What an audit says of it. */
  public Finding finding() {
    String sink = loss.marker().sink().node();
    int subtask = loss.marker().sink().subtask();
    long records = outputs.values().stream().mapToLong(claim -> claim.written().count()).sum();
    List<InputRange> ranges =
        inputs.entrySet().stream()
            .map(entry -> range(entry.getKey(), entry.getValue()))
            .sorted(
                java.util.Comparator.comparing(InputRange::topic)
                    .thenComparing(InputRange::partition))
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
