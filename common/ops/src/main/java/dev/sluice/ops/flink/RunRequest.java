package dev.sluice.ops.flink;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a job is started from an uploaded jar.
 *
 * @param parameters global job parameters: the job shows them to whoever asks
 */
public record RunRequest(
    List<String> arguments,
    @Nullable Integer parallelismOrNull,
    @Nullable String savepointOrNull,
    StateWithoutOperator stateWithoutOperator,
    Map<String, String> parameters) {

  /** What becomes of state in the savepoint whose operator is no longer there. */
  public enum StateWithoutOperator {
    REFUSED,
    DROPPED
  }

  public RunRequest {
    arguments = List.copyOf(arguments);
    parameters = Map.copyOf(parameters);
  }

  public Optional<Integer> parallelism() {
    return Optional.ofNullable(parallelismOrNull);
  }

  public Optional<String> savepoint() {
    return Optional.ofNullable(savepointOrNull);
  }
}
