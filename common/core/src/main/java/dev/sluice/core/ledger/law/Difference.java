package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Tally;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Given minus taken of one edge, by the epoch in which it arose. An epoch that comes out even is
 * forgotten, so a balanced edge remembers nothing.
 */
final class Difference {
  /** More epochs than anybody reads; what arises later is counted with the newest. */
  private static final int REMEMBERED = 1_000;

  private final Map<Long, Tally> open = new TreeMap<>();
  private final Map<Long, Moment> moments = new TreeMap<>();
  private Tally total = Tally.ZERO;

  void add(Tally change, Moment moment) {
    total = total.plus(change);
    if (total.isZero()) {
      // with unaligned checkpoints one epoch owes what the next one pays
      open.clear();
      moments.clear();
      return;
    }
    Long key = moment.ordinal();
    if (open.size() >= REMEMBERED && !open.containsKey(key)) {
      key = ((TreeMap<Long, Tally>) open).lastKey();
    }
    Tally sum = open.getOrDefault(key, Tally.ZERO).plus(change);
    if (sum.isZero()) {
      open.remove(key);
      moments.remove(key);
    } else {
      open.put(key, sum);
      moments.putIfAbsent(key, moment);
    }
  }

  boolean isZero() {
    return total.isZero();
  }

  /** Where it arose. */
  List<Moment> moments() {
    return List.copyOf(moments.values());
  }
}
