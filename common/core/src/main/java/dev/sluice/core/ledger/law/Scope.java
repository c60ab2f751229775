package dev.sluice.core.ledger.law;

/**
 * Which epochs the verdict is about. All bounds are inclusive; times are milliseconds since 1970.
 */
public record Scope(long fromEpoch, long toEpoch, long since, long until) {
  public static final Scope ALL = new Scope(0, Long.MAX_VALUE, 0, Long.MAX_VALUE);

  public boolean contains(Moment moment) {
    return moment.epoch() >= fromEpoch
        && moment.epoch() <= toEpoch
        && moment.timestamp() >= since
        && moment.timestamp() <= until;
  }
}
