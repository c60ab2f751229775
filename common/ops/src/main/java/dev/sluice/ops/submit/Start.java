package dev.sluice.ops.submit;

import dev.sluice.ops.flink.RunRequest.StateWithoutOperator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From where, and how, a pipeline begins. */
public record Start(
    @Nullable String savepointOrNull,
    @Nullable Integer parallelismOrNull,
    StateWithoutOperator stateWithoutOperator,
    Set<Accepted> accepted) {
  public Start {
    accepted = Set.copyOf(accepted);
  }

  public Optional<String> savepoint() {
    return Optional.ofNullable(savepointOrNull);
  }
}
