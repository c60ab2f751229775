package dev.sluice.ops.submit;

import dev.sluice.ops.flink.RunRequest.StateWithoutOperator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From where, and how, a pipeline begins. */
public record Start(
    @Nullable String savepointOrNull,
    @Nullable Integer parallelismOrNull,
    StateWithoutOperator stateWithoutOperator,
    Gap gap) {

  /**
   * What to do when records between the restored offsets and the first ones that are left are gone.
   */
  public enum Gap {
    REFUSED,
    ACCEPTED
  }

  public Optional<String> savepoint() {
    return Optional.ofNullable(savepointOrNull);
  }
}
