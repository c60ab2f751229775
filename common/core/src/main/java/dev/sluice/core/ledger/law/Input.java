package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.InputLine;
import dev.sluice.core.ledger.InputPartition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A partition that a source reads. */
public record Input(String source, InputPartition partition) {

  /**
   * Offsets.
   *
   * @param from the first
   * @param to the one after the last
   */
  public record Span(long from, long to) {
    Span join(Span other) {
      return new Span(Math.min(from, other.from), Math.max(to, other.to));
    }
  }

  /** How far a source's account has come since an older one of the same life, or its start. */
  static Map<Input, Span> more(Account.Source after, Optional<Account> older) {
    Account.Source before = older.map(Account.Source.class::cast).orElse(after.atStart());
    Map<InputPartition, Long> done = new LinkedHashMap<>();
    before.lines().forEach(line -> done.put(line.partition(), line.next()));
    Map<Input, Span> spans = new LinkedHashMap<>();
    for (InputLine line : after.lines()) {
      long from = done.getOrDefault(line.partition(), line.start());
      if (line.next() > from) {
        spans.put(new Input(after.id().node(), line.partition()), new Span(from, line.next()));
      }
    }
    return spans;
  }
}
