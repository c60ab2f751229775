package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.PipelineName;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares where a source begins with what its pipeline's ledger says was read and committed: a job
 * that starts from an older checkpoint than its last one, or from none, would write the output of
 * what lies between once more. The ledger is read while the first records are; its answer is needed
 * before the first checkpoint, so before anything can be committed. While a transaction that is
 * open may hide that more was, the ledger is asked again: the writers of a restored job end what
 * the job before has left open.
 */
final class RepeatGuard implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(RepeatGuard.class);

  /** Between two questions. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Then the job restarts, and asks anew: Kafka ends a transaction that nobody else does. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final PipelineName pipeline;
  private final NodeName source;
  private final StartPolicy policy;
  private final InstantSource clock;
  private final Callable<LedgerPositions> ledger;
  private final Map<InputPartition, Long> begun = new LinkedHashMap<>();
  private @Nullable FutureTask<LedgerPositions> asked;

  /**
   * @param ledger reads it, in a thread of its own
   */
  RepeatGuard(
      PipelineName pipeline,
      NodeName source,
      StartPolicy policy,
      InstantSource clock,
      Callable<LedgerPositions> ledger) {
    this.pipeline = pipeline;
    this.source = source;
    this.policy = policy;
    this.clock = clock;
    this.ledger = ledger;
  }

  /** A partition is read from that offset on; does not wait. */
  void begin(InputPartition partition, long offset) {
    begun.put(partition, offset);
    if (asked == null) {
      asked = ask();
    }
  }

  private FutureTask<LedgerPositions> ask() {
    FutureTask<LedgerPositions> task = new FutureTask<>(ledger);
    Thread reading = new Thread(task, "ledger of " + pipeline + "/" + source);
    reading.setDaemon(true);
    reading.start();
    return task;
  }

  /**
   * Whether {@link #settle} has something to say, and need not wait for it. Asks again in the
   * background if the answer was that it is not decided.
   */
  boolean isAnswered() {
    if (asked == null || !asked.isDone()) {
      return false;
    }
    LedgerPositions positions = await(asked);
    if (!again(positions::next).isEmpty() || again(positions::undecidedNext).isEmpty()) {
      return true;
    }
    asked = ask();
    return false;
  }

  /**
   * Waits for what the ledger says of all that has begun.
   *
   * @throws SuppressRestartsException naming what would be read again, unless that is accepted
   */
  void settle() {
    if (asked == null) {
      return;
    }
    LedgerPositions positions = await(asked);
    Instant until = clock.instant().plus(PATIENCE);
    String again = again(positions::next);
    while (again.isEmpty() && !again(positions::undecidedNext).isEmpty()) {
      if (clock.instant().isAfter(until)) {
        throw new KafkaException(
            "the ledger of pipeline '%s' does not say yet how far source '%s' has come: a transaction is open in it, and perhaps committed is %s. Nothing is committed before that is known"
                .formatted(pipeline, source, again(positions::undecidedNext)));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      asked = ask();
      positions = await(asked);
      again = again(positions::next);
    }
    if (!again.isEmpty()) {
      report(again);
    }
    begun.clear();
    asked = null;
  }

  /** What would be read again, in words; empty if all of it is new. */
  private String again(BiFunction<NodeName, InputPartition, OptionalLong> known) {
    return begun.entrySet().stream()
        .map(entry -> again(entry.getKey(), entry.getValue(), known.apply(source, entry.getKey())))
        .filter(what -> !what.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String again(InputPartition partition, long offset, OptionalLong next) {
    return next.isEmpty() || next.getAsLong() <= offset
        ? ""
        : "%s from offset %d, read up to %d before, %d offsets again"
            .formatted(partition, offset, next.getAsLong(), next.getAsLong() - offset);
  }

  private void report(String again) {
    String found =
        "source '%s/%s' is to read what it has read and committed, so its output would be written twice: %s"
            .formatted(pipeline, source, again);
    if (!policy.acceptsRepeat(clock.instant())) {
      throw Stop.of(
          "runtime/already-read",
          found
              + ". Start from the pipeline's last checkpoint or savepoint, or once with"
              + " --accept-repeat to write it again");
    }
    LOG.warn("runtime/repeat-accepted: {}", found);
  }

  private LedgerPositions await(FutureTask<LedgerPositions> reading) {
    try {
      return reading.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        throw Stop.of(
            "runtime/ledger-topic",
            "no permission to read the ledger of pipeline '%s': %s. Allow READ and DESCRIBE on it, or say 'ledger: off' in the pipeline file"
                .formatted(pipeline, e.getCause().getMessage()));
      }
      throw new KafkaException(
          "cannot read in the ledger of pipeline '"
              + pipeline
              + "' how far it has come; nothing is committed before that",
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while reading the pipeline's ledger", e);
    }
  }

  @Override
  public void close() {
    if (asked != null) {
      asked.cancel(true);
    }
  }
}
