package dev.sluice.runtime.ledger;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId;
import dev.sluice.runtime.row.Item;
import dev.sluice.runtime.row.Statement;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

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

  /** A side output, and what a statement looks like on it. */
  private record Side<S extends Item>(OutputTag<S> tag, Wrapping<S> wrapping)
      implements Serializable {
    void send(Statement statement, Output<?> output) {
      output.collect(tag, new StreamRecord<>(wrapping.apply(statement)));
    }
  }

  private final @Nullable Wrapping<T> main;
  private final List<Side<?>> sides;
  private final Next next;
  private transient Map<AccountId, Long> passed = new HashMap<>();

  private Reports(@Nullable Wrapping<T> mainOrNull, List<Side<?>> sides, Next next) {
    this.main = mainOrNull;
    this.sides = List.copyOf(sides);
    this.next = next;
  }

  /** Of an operator with one output. */
  public static <T extends Item> Reports<T> to(Wrapping<T> wrapping) {
    return new Reports<>(wrapping, List.of(), Next.STEP);
  }

  /** Of an operator in a pipeline without a ledger: says nothing. */
  public static <T extends Item> Reports<T> silent() {
    return new Reports<>(null, List.of(), Next.STEP);
  }

  /** Of an operator whose outputs are all side outputs. */
  public static <T extends Item> Reports<T> toBranches(
      Wrapping<T> wrapping, List<OutputTag<T>> branches) {
    List<Side<?>> sides = new ArrayList<>();
    branches.forEach(branch -> sides.add(new Side<>(branch, wrapping)));
    return new Reports<>(null, sides, Next.STEP);
  }

  /** Of the operator in front of a sink's writer, which it tells where epochs end. */
  public static <T extends Item> Reports<T> toWriter(Wrapping<T> wrapping) {
    return new Reports<>(wrapping, List.of(), Next.WRITER);
  }

  /** The same, and to one side output more. */
  public <S extends Item> Reports<T> and(OutputTag<S> tag, Wrapping<S> wrapping) {
    List<Side<?>> more = new ArrayList<>(sides);
    more.add(new Side<>(tag, wrapping));
    return new Reports<>(main, more, next);
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
    if (next == Next.WRITER && main != null) {
      output.collect(new StreamRecord<>(main.apply(new Statement.Closing(epoch))));
    }
  }

  private void send(Statement statement, Output<StreamRecord<T>> output) {
    if (main != null) {
      output.collect(new StreamRecord<>(main.apply(statement)));
    }
    sides.forEach(side -> side.send(statement, output));
  }
}
