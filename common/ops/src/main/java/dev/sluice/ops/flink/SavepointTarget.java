package dev.sluice.ops.flink;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a savepoint is written.
 *
 * @param directoryOrNull a URI that every node of the cluster can write to; absent: the cluster's
 *     own default, and a refusal if it has none
 */
public record SavepointTarget(@Nullable String directoryOrNull) {

  public Optional<String> directory() {
    return Optional.ofNullable(directoryOrNull);
  }
}
