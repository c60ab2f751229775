package dev.sluice.runtime.assembly;

import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.core.spec.Settings;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.rocksdb.CompressionType;

/**
 * How a pipeline runs unless Flink's configuration says otherwise: whatever is set there
 * (config.yaml, {@code -D}) wins, except for what the promise rests on.
 */
final class JobSettings {

  private JobSettings() {}

  static void apply(PipelineSpec spec, StreamExecutionEnvironment env) {
    Settings settings = spec.settings();
    Configuration defaults = new Configuration();
    Configuration given = new Configuration();
    given.addAll(Configuration.fromMap(env.getConfiguration().toMap()));
    Defaults unset = new Defaults(given, defaults);
    unset.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointInterval());
    unset.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, settings.checkpointTimeout());
    unset.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    unset.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    unset.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    // most lookups are of keys that are not there; every checkpoint makes a file to look into
    unset.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    // state is of digests, which do not become smaller: trying took a tenth of the processor time
    unset.set(
        RocksDBConfigurableOptions.COMPRESSION_PER_LEVEL, List.of(CompressionType.NO_COMPRESSION));
    unset.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    unset.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(500));
    unset.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(30));
    unset.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        Duration.ofMinutes(5));
    // what the promise rests on
    refuseAtLeastOnce(given);
    if (spec.ledgerTopic().isPresent()) {
      refuseOvertaking(given);
    }
    defaults.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    defaults.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    defaults.set(PipelineOptions.GENERIC_TYPES, false);
    defaults.set(PipelineOptions.OBJECT_REUSE, true);
    env.configure(defaults);
    env.setMaxParallelism(settings.maxParallelism());
    settings.parallelism().ifPresent(env::setParallelism);
  }

  private static void refuseAtLeastOnce(Configuration given) {
    if (given.contains(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE)
        && given.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE)
            != CheckpointingMode.EXACTLY_ONCE) {
      throw new IllegalArgumentException(
          "Flink's configuration sets "
              + CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE.key()
              + " to AT_LEAST_ONCE; a pipeline runs exactly once: remove it");
    }
  }

  /** The books of an epoch hold what its barrier has behind it, in order. */
  private static void refuseOvertaking(Configuration given) {
    if (given.get(CheckpointingOptions.ENABLE_UNALIGNED)) {
      throw refused(
          given,
          CheckpointingOptions.ENABLE_UNALIGNED,
          "records that a barrier overtakes would be in other epochs of the ledger than what became of them");
    }
    if (given.get(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS) > 1) {
      throw refused(
          given,
          CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS,
          "the epochs of the ledger follow each other");
    }
  }

  private static IllegalArgumentException refused(
      Configuration given, ConfigOption<?> option, String reason) {
    return new IllegalArgumentException(
        "Flink's configuration sets %s to %s, and the pipeline keeps a ledger: %s. Submit it with -D%s=%s, or say 'ledger: off' in the pipeline file"
            .formatted(
                option.key(), given.get(option), reason, option.key(), option.defaultValue()));
  }

  private record Defaults(Configuration given, Configuration defaults) {
    <T> void set(ConfigOption<T> option, T value) {
      if (!given.contains(option)) {
        defaults.set(option, value);
      }
    }
  }
}
