package dev.sluice.runtime.ledger;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId;
import dev.sluice.runtime.row.Item;
import dev.sluice.runtime.row.Statement;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * An operator's part in the ledger: it passes on what others state, each account of an epoch once
 * whatever the number of ways it came, and adds its own in front of the barrier.
 *
 * @param <T> what leaves the operator
 */
public final class Reports<T extends Item> implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A function that can be shipped. */
  public interface Wrapping<T> extends Function<Statement, T>, Serializable {}

  /** Whether a writer is next. */
  private enum Next {
    STEP,
    WRITER
  }

  private final Wrapping<T> wrapping;
  private final List<OutputTag<T>> branches;
  private final Next next;
  private transient Map<AccountId, Long> passed = new HashMap<>();

  private Reports(Wrapping<T> wrapping, List<OutputTag<T>> branches, Next next) {
    this.wrapping = wrapping;
    this.branches = List.copyOf(branches);
    this.next = next;
  }

  /** Of an operator with one output. */
  public static <T extends Item> Reports<T> to(Wrapping<T> wrapping) {
    return new Reports<>(wrapping, List.of(), Next.STEP);
  }

  /** Of an operator whose outputs are all side outputs. */
  public static <T extends Item> Reports<T> toBranches(
      Wrapping<T> wrapping, List<OutputTag<T>> branches) {
    return new Reports<>(wrapping, branches, Next.STEP);
  }

  /** Of the operator in front of a sink's writer, which it tells where epochs end. */
  public static <T extends Item> Reports<T> toWriter(Wrapping<T> wrapping) {
    return new Reports<>(wrapping, List.of(), Next.WRITER);
  }

  void open() {
    passed = new HashMap<>();
  }

  void pass(Statement statement, Output<StreamRecord<T>> output) {
    if (statement instanceof Statement.Report report) {
      Long before = passed.put(report.account().id(), report.epoch());
      if (before != null && before == report.epoch()) {
        return;
      }
    }
    send(statement, output);
  }

  void report(long epoch, Book book, Output<StreamRecord<T>> output) {
    Optional<Account> account = book.report();
    account.ifPresent(known -> send(new Statement.Report(epoch, known), output));
    close(epoch, output);
  }

  void close(long epoch, Output<StreamRecord<T>> output) {
    if (next == Next.WRITER) {
      send(new Statement.Closing(epoch), output);
    }
  }

  private void send(Statement statement, Output<StreamRecord<T>> output) {
    T item = wrapping.apply(statement);
    if (branches.isEmpty()) {
      output.collect(new StreamRecord<>(item));
    } else {
      branches.forEach(branch -> output.collect(branch, new StreamRecord<>(item)));
    }
  }
}
