package dev.sluice.ops.flink;

import java.util.Map;
import java.util.OptionalInt;

/**
 * What a job was built with.
 *
 * @param defaultParallelism negative: the cluster's own default
 * @param parameters global job parameters
 */
public record JobConfig(int defaultParallelism, Map<String, String> parameters) {
  public JobConfig {
    parameters = Map.copyOf(parameters);
  }

  public OptionalInt parallelism() {
    return defaultParallelism > 0 ? OptionalInt.of(defaultParallelism) : OptionalInt.empty();
  }
}
