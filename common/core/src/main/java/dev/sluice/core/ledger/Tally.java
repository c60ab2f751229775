package dev.sluice.core.ledger;

import java.io.Serializable;

/**
 * How many records, and which: an order-free digest, so that a loss cannot hide behind a duplicate.
 *
 * @param digest sum modulo 2^64 of the {@link OffsetDigest} of each
 */
public record Tally(long count, long digest) implements Serializable {
  public static final Tally ZERO = new Tally(0, 0);

  public Tally plus(Tally other) {
    return new Tally(count + other.count, digest + other.digest);
  }

  public Tally minus(Tally other) {
    return new Tally(count - other.count, digest - other.digest);
  }

  public boolean isZero() {
    return count == 0 && digest == 0;
  }
}
