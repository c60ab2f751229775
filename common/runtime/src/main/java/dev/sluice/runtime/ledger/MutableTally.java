package dev.sluice.runtime.ledger;

import dev.sluice.core.ledger.Tally;

/** A {@link Tally} that grows, without an allocation a record. */
final class MutableTally {
  private long count;
  private long digest;

  void add(long recordDigest) {
    count++;
    digest += recordDigest;
  }

  void subtract(long recordDigest) {
    count--;
    digest -= recordDigest;
  }

  Tally now() {
    return new Tally(count, digest);
  }
}
