package dev.sluice.runtime.kafka;

import java.io.Closeable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.internal.CheckpointTransaction;
import org.apache.flink.connector.kafka.sink.internal.TransactionalIdFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTransactionsResult;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aborts transactions that a predecessor of a writer opened when its successor had started: a
 * frozen or cut off TaskManager goes on where it was, opens the transaction of its next checkpoint,
 * and is stopped. No start finds it: the one before it was too early, and the next one aborts the
 * ids behind the checkpoint that it restores, which are higher. Readers of the topic would wait
 * behind it until transaction.timeout.ms.
 *
 * <p>Nobody commits a transaction of a checkpoint that is complete, unless it is pending; and what
 * comes after this writer starts from that checkpoint or a later one. So it does no harm either if
 * this writer is itself the predecessor.
 */
final class StrayTransactions implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(StrayTransactions.class);

  private static final Duration PAUSE = Duration.ofSeconds(10);

  // checkpoints around the one that was restored: where a predecessor can have been
  private static final int BEFORE = 20;
  private static final int AFTER = 10;

  private final String prefix;
  private final int subtask;
  private final long first;
  private final long last;
  private final Properties adminProperties;
  private final InstantSource clock;
  private Set<CheckpointTransaction> pending;
  private long complete;
  private long next;
  private @Nullable Admin admin;

  private StrayTransactions(
      String prefix,
      int subtask,
      long first,
      long last,
      long complete,
      Set<CheckpointTransaction> pending,
      Properties adminProperties,
      InstantSource clock) {
    this.prefix = prefix;
    this.subtask = subtask;
    this.first = first;
    this.last = last;
    this.complete = complete;
    this.pending = pending;
    this.adminProperties = adminProperties;
    this.clock = clock;
    next = clock.millis() + PAUSE.toMillis();
  }

  /**
   * Of a writer that starts. What is pending of checkpoints before is known if every subtask has
   * its own state back, which is not so after rescaling.
   *
   * @param restored checkpoint, 0 if there is none
   */
  static StrayTransactions of(
      String prefix,
      int subtask,
      int parallelism,
      long restored,
      Collection<KafkaWriterState> recovered,
      Properties adminProperties,
      InstantSource clock) {
    boolean allKnown =
        !recovered.isEmpty()
            && recovered.stream()
                .allMatch(
                    state ->
                        state.getOwnedSubtaskId() == subtask
                            && state.getTotalNumberOfOwnedSubtasks() == parallelism);
    return new StrayTransactions(
        prefix,
        subtask,
        allKnown ? Math.max(1, restored - BEFORE) : restored + 1,
        restored + AFTER,
        restored,
        pending(recovered),
        adminProperties,
        clock);
  }

  private static Set<CheckpointTransaction> pending(Collection<KafkaWriterState> states) {
    return states.stream()
        .flatMap(state -> state.getPrecommittedTransactionalIds().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Takes note of a checkpoint, and looks for strays now and then; does not wait. */
  void snapshot(Collection<KafkaWriterState> states) {
    Set<CheckpointTransaction> now = pending(states);
    for (CheckpointTransaction before : pending) {
      if (!now.contains(before)) {
        complete = Math.max(complete, before.getCheckpointId());
      }
    }
    pending = now;
    if (clock.millis() >= next) {
      next = clock.millis() + PAUSE.toMillis();
      look(suspects());
    }
  }

  private List<String> suspects() {
    Set<String> promised =
        pending.stream()
            .map(CheckpointTransaction::getTransactionalId)
            .collect(Collectors.toUnmodifiableSet());
    return LongStream.rangeClosed(first, Math.min(last, complete))
        .mapToObj(number -> TransactionalIdFactory.buildTransactionalId(prefix, subtask, number))
        .filter(id -> !promised.contains(id))
        .toList();
  }

  private void look(List<String> suspects) {
    if (suspects.isEmpty()) {
      return;
    }
    Admin asked = connected();
    if (asked == null) {
      return;
    }
    DescribeTransactionsResult answer = asked.describeTransactions(suspects);
    for (String id : suspects) {
      KafkaFuture<?> unused =
          answer.description(id).whenComplete((seen, failure) -> judge(asked, id, seen, failure));
    }
  }

  /** Nothing if that is not possible now: it is no reason to fail a checkpoint. */
  private @Nullable Admin connected() {
    if (admin == null) {
      try {
        admin = Admin.create(adminProperties);
      } catch (KafkaException e) {
        LOG.warn("cannot look for transactions that were left open; trying again", e);
      }
    }
    return admin;
  }

  private static void judge(
      Admin asked, String id, @Nullable TransactionDescription seen, @Nullable Throwable failure) {
    if (seen != null && seen.state() == TransactionState.ONGOING) {
      LOG.warn(
          "aborting transaction {}: a task that ran on after its successor had started left it open",
          id);
      KafkaFuture<?> unused =
          asked
              .fenceProducers(List.of(id))
              .all()
              .whenComplete((done, refused) -> tell("abort", id, refused));
    } else if (!(failure instanceof TransactionalIdNotFoundException)) {
      tell("ask for", id, failure);
    }
  }

  private static void tell(String wanted, String id, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.warn("cannot {} transaction {}; trying again", wanted, id, failure);
    }
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
