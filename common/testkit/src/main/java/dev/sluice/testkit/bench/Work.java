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
    List<Contestant> contestants) {
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
            .toList());
  }
}
