package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.PipelineName;
import java.io.Closeable;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
 * before the first checkpoint, so before anything can be committed.
 */
final class RepeatGuard implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(RepeatGuard.class);

  private final PipelineName pipeline;
  private final NodeName source;
  private final StartPolicy policy;
  private final Clock clock;
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
      Clock clock,
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
      FutureTask<LedgerPositions> task = new FutureTask<>(ledger);
      Thread reading = new Thread(task, "ledger of " + pipeline + "/" + source);
      reading.setDaemon(true);
      reading.start();
      asked = task;
    }
  }

  /** Whether {@link #settle} has something to say, and need not wait for it. */
  boolean isAnswered() {
    return asked != null && asked.isDone();
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
    String again =
        begun.entrySet().stream()
            .map(entry -> again(entry.getKey(), entry.getValue(), positions))
            .filter(what -> !what.isEmpty())
            .collect(Collectors.joining("; "));
    if (!again.isEmpty()) {
      report(again);
    }
    begun.clear();
    asked = null;
  }

  /** In words; empty if all of it is new. */
  private String again(InputPartition partition, long offset, LedgerPositions positions) {
    OptionalLong next = positions.next(source, partition);
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
              + ". Start from the pipeline's last checkpoint or savepoint (--from-savepoint PATH,"
              + " flink run -s PATH), or once with --accept-repeat to write it again");
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
