package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Tally;
import java.io.Serializable;

/**
 * What was written.
 *
 * @param content sum of the digests with content
 */
public record Claim(Tally written, long content) implements Serializable {
  public static final Claim NONE = new Claim(Tally.ZERO, 0);

  public Claim plus(Claim other) {
    return new Claim(written.plus(other.written), content + other.content);
  }

  public Claim minus(Claim other) {
    return new Claim(written.minus(other.written), content - other.content);
  }
}
