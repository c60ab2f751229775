package dev.sluice.runtime.ledger;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.InputLine;
import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.Reason;
import dev.sluice.runtime.row.Coordinates;
import dev.sluice.runtime.row.Statement;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source's book: what it read of each partition, and what it could not decode. */
public final class SourceBook implements Book {

  private static final class Line {
    final long wanted;
    final long start;
    long next;
    final MutableTally read = new MutableTally();

    Line(long wanted, long start) {
      this.wanted = wanted;
      this.start = start;
      this.next = start;
    }
  }

  private final AccountId id;
  private final Map<InputPartition, Line> lines = new LinkedHashMap<>();
  private final MutableTally out = new MutableTally();
  private final Map<Reason, MutableTally> taken = new EnumMap<>(Reason.class);
  private boolean moved;
  // runs of records come from one partition: spare them the look-up
  private @Nullable InputPartition lastInput;
  private Line lastLine = new Line(0, 0);

  public SourceBook(AccountId id) {
    this.id = id;
  }

  /** A partition that was given to this reader; its line stays when the partition moves on. */
  public void open(Statement.Opening opening) {
    lines.put(opening.partition(), new Line(opening.wanted(), opening.start()));
    lastInput = null;
    moved = true;
  }

  /** A record comes in; its digest is what the others are told. */
  public long in(Coordinates record) {
    Line line = lineOf(record);
    long digest = record.digest();
    line.read.add(digest);
    line.next = record.offset() + 1;
    moved = true;
    return digest;
  }

  public void out(long digest) {
    out.add(digest);
  }

  public void take(Reason reason, long digest) {
    taken.computeIfAbsent(reason, name -> new MutableTally()).add(digest);
  }

  private Line lineOf(Coordinates record) {
    InputPartition input = record.input();
    if (!input.equals(lastInput)) {
      lastLine = lines.computeIfAbsent(input, any -> new Line(record.offset(), record.offset()));
      lastInput = input;
    }
    return lastLine;
  }

  @Override
  public Optional<Account> report() {
    if (!moved) {
      return Optional.empty();
    }
    moved = false;
    List<InputLine> now =
        lines.entrySet().stream()
            .map(
                entry ->
                    new InputLine(
                        entry.getKey(),
                        entry.getValue().wanted,
                        entry.getValue().start,
                        entry.getValue().next,
                        entry.getValue().read.now()))
            .toList();
    return Optional.of(new Account.Source(id, now, out.now(), Takings.of(taken)));
  }
}
