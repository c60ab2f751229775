package dev.sluice.ops.audit.recount;

import dev.sluice.core.ledger.Tally;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/**
 * Found minus claimed, for one span of epochs, by output partition. Each culprit that is found
 * takes its part away; what stays is not explained.
 */
public final class Residual {
  private final int span;
  private final TreeMap<Integer, Tally> partitions = new TreeMap<>();

  Residual(int span) {
    this.span = span;
  }

  public int span() {
    return span;
  }

  void put(int partition, long count, long digest) {
    partitions.put(partition, new Tally(count, digest));
  }

  Tally of(int partition) {
    return partitions.getOrDefault(partition, Tally.ZERO);
  }

  void add(int partition, Tally change) {
    Tally sum = of(partition).plus(change);
    if (sum.isZero()) {
      partitions.remove(partition);
    } else {
      partitions.put(partition, sum);
    }
  }

  Tally total() {
    return partitions.values().stream().reduce(Tally.ZERO, Tally::plus);
  }

  Set<Integer> partitions() {
    return new TreeSet<>(partitions.keySet());
  }

  /** A partition whose count of surplus records is such. */
  OptionalInt partitionWith(LongPredicate surplus) {
    return partitions.entrySet().stream()
        .filter(entry -> surplus.test(entry.getValue().count()))
        .mapToInt(Map.Entry::getKey)
        .findFirst();
  }

  /** A partition that lacks exactly this record. */
  OptionalInt partitionThatLacks(Tally record) {
    Tally lack = Tally.ZERO.minus(record);
    return partitions.entrySet().stream()
        .filter(entry -> entry.getValue().equals(lack))
        .mapToInt(Map.Entry::getKey)
        .findFirst();
  }
}
