package dev.sluice.testkit.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is measured.
 *
 * @param title one line for people
 * @param expected what has to come out of an input record, as an implementation of its own; empty
 *     if nothing. One that remembers begins anew each time
 * @param contestants in the order of the tables
 */
record Work(
    String name,
    String title,
    Feed feed,
    Supplier<Function<byte[], Optional<byte[]>>> expected,
    List<Contestant> contestants,
    Spread spread) {
  Work(
      String name,
      String title,
      Feed feed,
      Supplier<Function<byte[], Optional<byte[]>>> expected,
      List<Contestant> contestants) {
    this(name, title, feed, expected, contestants, Spread.USUAL);
  }

  /** Whether a name means this one: its own, or that of its family. */
  boolean isCalled(String called) {
    return name.equals(called) || name.startsWith(called + "-");
  }

  /**
   * With those contestants alone whose name contains one of these.
   *
   * @param parts none: all contestants
   */
  Work only(List<String> parts) {
    return new Work(
        name,
        title,
        feed,
        expected,
        contestants.stream()
            .filter(each -> parts.isEmpty() || parts.stream().anyMatch(each::isCalled))
            .toList(),
        spread);
  }
}
