package dev.sluice.core.ledger.law;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one epoch did.
 *
 * @param since the epoch before. Where it is not the one that was told before, the epochs between
 *     them are torn: some writers ended them, and others have not
 * @param inputs the offsets that were read in it
 * @param outputs what was written in it, to whom
 */
public record EpochRow(
    Moment moment, long since, Map<Input, Input.Span> inputs, Map<Output, Claim> outputs) {
  public EpochRow {
    inputs = Map.copyOf(inputs);
    outputs = Map.copyOf(outputs);
  }

  /** An epoch that is still read. */
  static final class Open {
    private final Moment moment;
    private final Map<Input, Input.Span> inputs = new LinkedHashMap<>();
    private final Map<Output, Claim> outputs = new LinkedHashMap<>();
    private long since;

    Open(Moment moment) {
      this.moment = moment;
      this.since = moment.epoch() - 1;
    }

    Moment moment() {
      return moment;
    }

    void begins(long after) {
      since = Math.min(since, after);
    }

    void read(Map<Input, Input.Span> spans) {
      spans.forEach((input, span) -> inputs.merge(input, span, Input.Span::join));
    }

    void wrote(Map<Output, Claim> claims) {
      claims.forEach((output, claim) -> outputs.merge(output, claim, Claim::plus));
    }

    EpochRow close() {
      return new EpochRow(moment, since, inputs, outputs);
    }
  }
}
