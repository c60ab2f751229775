package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.InputLine;
import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.OutputLine;
import dev.sluice.core.ledger.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One life of one subtask, keeping its account as the runtime does. */
final class Operator {
  final AccountId id;
  private final String topic;
  private final List<InputLine> lines = new ArrayList<>();
  private final SortedMap<Integer, Tally> written = new TreeMap<>();
  private final SortedMap<String, Tally> out = new TreeMap<>();
  private final SortedMap<String, Tally> taken = new TreeMap<>();
  private Tally in = Tally.ZERO;
  private final long begun;
  private boolean moved;
  private long closed;
  private long told;

  Operator(AccountId id, String topic) {
    this(id, topic, 0);
  }

  /**
   * @param begun the checkpoint that it was restored from
   */
  Operator(AccountId id, String topic, long begun) {
    this.id = id;
    this.topic = topic;
    this.begun = begun;
    this.closed = begun;
    this.told = begun;
  }

  void takesOver(InputPartition partition, long wanted, long start) {
    lines.add(new InputLine(partition, wanted, start, start, Tally.ZERO));
    moved = true;
  }

  void read(InputPartition partition, long offset, Tally record) {
    moved = true;
    lines.replaceAll(
        line ->
            line.partition().equals(partition)
                ? new InputLine(
                    partition, line.wanted(), line.start(), offset + 1, line.read().plus(record))
                : line);
  }

  void in(Tally record) {
    moved = true;
    in = in.plus(record);
  }

  void out(String branch, Tally record) {
    moved = true;
    out.merge(branch, record, Tally::plus);
  }

  void taken(String reason, Tally record) {
    moved = true;
    taken.merge(reason, record, Tally::plus);
  }

  void write(int partition, Tally record) {
    moved = true;
    written.merge(partition, record, Tally::plus);
  }

  /** Whether there is something to say of this epoch. */
  boolean takeMoved() {
    boolean had = moved;
    moved = false;
    return had;
  }

  /** Ends an epoch; returns the one that this operator ended before. */
  long closes(long epoch) {
    long before = closed;
    closed = epoch;
    return before;
  }

  /** The next marker of this writer. */
  Marker marker(long generation, long since, long epoch, List<Account> accounts) {
    Marker marker = new Marker(generation, id, begun, told, since, epoch, accounts);
    told = epoch;
    return marker;
  }

  Account account() {
    return switch (id.role()) {
      case SOURCE ->
          new Account.Source(id, lines, out.getOrDefault(Account.MAIN, Tally.ZERO), taken);
      case STEP, ENCODE -> new Account.Step(id, in, out, taken);
      case SINK ->
          new Account.Sink(
              id,
              topic,
              written.entrySet().stream()
                  .map(line -> new OutputLine(line.getKey(), line.getValue(), 0))
                  .toList());
    };
  }
}
