package dev.sluice.core.spec;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a pipeline runs. Flink's configuration overrides the checkpoint settings.
 *
 * @param transactionTimeoutOrNull absent: the broker's transaction.max.timeout.ms
 * @param restartBudget how long the pipeline may be down and still commit what was prepared
 * @param onLostTransaction what happens when Kafka has aborted a transaction that was prepared
 * @param maxParallelism number of key groups, pinned: it can never change while state is kept
 */
public record Settings(
    Duration checkpointInterval,
    Duration checkpointTimeout,
    @Nullable Duration transactionTimeoutOrNull,
    Duration restartBudget,
    OnLostTransaction onLostTransaction,
    int maxParallelism,
    @Nullable Integer parallelismOrNull)
    implements Serializable {

  public static final Settings DEFAULTS =
      new Settings(
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          null,
          Duration.ofMinutes(5),
          OnLostTransaction.STOP,
          128,
          null);

  public Optional<Duration> transactionTimeout() {
    return Optional.ofNullable(transactionTimeoutOrNull);
  }

  public Optional<Integer> parallelism() {
    return Optional.ofNullable(parallelismOrNull);
  }
}
