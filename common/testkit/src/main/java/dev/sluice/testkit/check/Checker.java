package dev.sluice.testkit.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Compares expected with actual items, as multisets and, if a key is given, in the order within
 * each key.
 *
 * @param <T> what identifies an item; equals and hashCode decide
 */
public final class Checker<T> {
  private final Function<T, ?> key;
  private final Order order;

  private enum Order {
    ANY,
    PER_KEY
  }

  private Checker(Function<T, ?> key, Order order) {
    this.key = key;
    this.order = order;
  }

  /** Any order will do. */
  public static <T> Checker<T> ofContent() {
    return new Checker<>(item -> item, Order.ANY);
  }

  /**
   * Items of one key must come in the order in which the expected list has them; an item that is
   * expected several times counts with its first place.
   */
  public static <T> Checker<T> ofContentAndOrderPer(Function<T, ?> key) {
    return new Checker<>(key, Order.PER_KEY);
  }

  public Verdict compare(List<T> expected, List<T> actual) {
    Map<T, Integer> balance = new LinkedHashMap<>();
    expected.forEach(item -> balance.merge(item, 1, Integer::sum));
    // not Set.copyOf: it probes linearly, and takes minutes where hash codes lie close together
    Set<T> known = new HashSet<>(balance.keySet());
    actual.forEach(item -> balance.merge(item, -1, Integer::sum));

    Finding.Counter missing = new Finding.Counter();
    Finding.Counter repeated = new Finding.Counter();
    Finding.Counter unexpected = new Finding.Counter();
    balance.forEach(
        (item, left) -> {
          if (left > 0) {
            missing.add(left, item);
          } else if (left < 0) {
            (known.contains(item) ? repeated : unexpected).add(-left, item);
          }
        });
    Finding outOfOrder = order == Order.PER_KEY ? outOfOrder(expected, actual) : Finding.NONE;
    return new Verdict(
        expected.size(),
        actual.size(),
        missing.finding(),
        repeated.finding(),
        outOfOrder,
        unexpected.finding());
  }

  /**
   * A repeated item is judged once, at its first place: that it comes again is the other finding.
   */
  private Finding outOfOrder(List<T> expected, List<T> actual) {
    Map<T, Integer> places = new HashMap<>();
    for (int i = 0; i < expected.size(); i++) {
      places.putIfAbsent(expected.get(i), i);
    }
    Finding.Counter outOfOrder = new Finding.Counter();
    Map<Object, Integer> furthest = new HashMap<>();
    Set<T> judged = new HashSet<>();
    for (T item : actual) {
      Integer place = places.get(item);
      if (place == null || !judged.add(item)) {
        continue;
      }
      int before = furthest.merge(key.apply(item), place, Math::max);
      if (before > place) {
        outOfOrder.add(1, item);
      }
    }
    return outOfOrder.finding();
  }
}
