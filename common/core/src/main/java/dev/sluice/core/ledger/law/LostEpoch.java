package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.Loss;
import dev.sluice.core.ledger.finding.AuditCode;
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
 * @param exact whether the marker before it is there: else it is known at most how much it was
 */
public record LostEpoch(
    Loss loss,
    Moment moment,
    Map<Input, Input.Span> own,
    Map<Input, Input.Span> read,
    Map<Output, Claim> outputs,
    boolean exact,
    State state) {

  /** What has become of the records. */
  public enum State {
    MISSING,
    /** The topic has them by now. */
    REPAIRED,
    /** A run that was restored from before the loss has read the same, and written it. */
    READ_AGAIN
  }

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
    return state == State.MISSING ? outputs : Map.of();
  }

  /** What the ledger counts as written, and the lost transaction has not. */
  public Map<Output, Claim> unwritten() {
    return repaired() ? Map.of() : outputs;
  }

  public boolean repaired() {
    return state == State.REPAIRED;
  }

  LostEpoch madeGood() {
    return new LostEpoch(loss, moment, own, read, outputs, exact, State.REPAIRED);
  }

  /** The same loss: it may have been accepted since. */
  LostEpoch saidAgain(Loss now) {
    return new LostEpoch(now, moment, own, read, outputs, exact, state);
  }

  /** Whether an account of that epoch tells what was read meanwhile. */
  boolean spans(long epoch) {
    return loss.marker().since() < epoch && epoch <= epoch();
  }

  /** Whether that writer has taken the place of the one whose transaction is lost. */
  boolean isFollowedBy(AccountId writer) {
    AccountId lost = loss.marker().sink();
    return writer.node().equals(lost.node())
        && writer.subtask() == lost.subtask()
        && writer.life() != lost.life();
  }

  LostEpoch alsoRead(Map<Input, Input.Span> more) {
    Map<Input, Input.Span> all = new HashMap<>(read);
    more.forEach((input, span) -> all.merge(input, span, Input.Span::join));
    return new LostEpoch(loss, moment, own, all, outputs, exact, state);
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
    return new BookFinding.LostTransaction(code(), sink, subtask, epoch(), id, records, ranges);
  }

  private AuditCode code() {
    return switch (state) {
      case REPAIRED -> AuditCode.REPAIRED_LOSS;
      case READ_AGAIN -> AuditCode.LOSS_READ_AGAIN;
      case MISSING -> loss.accepted() ? AuditCode.ACCEPTED_LOSS : AuditCode.LOSS;
    };
  }

  private static InputRange range(Input input, Input.Span span) {
    return new InputRange(
        input.partition().topic(), input.partition().partition(), span.from(), span.to());
  }
}
