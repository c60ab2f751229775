package dev.sluice.ops.flink;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a savepoint is written, and how.
 *
 * @param directoryOrNull a URI that every node of the cluster can write to; absent: the cluster's
 *     own default, and a refusal if it has none
 */
public record SavepointTarget(@Nullable String directoryOrNull, Format format) {

  /** Flink's {@code formatType}. */
  public enum Format {
    /** Can be restored by every state backend. */
    CANONICAL,
    /** The state backend's own files: written and restored faster. */
    NATIVE
  }

  public SavepointTarget(@Nullable String directoryOrNull) {
    this(directoryOrNull, Format.CANONICAL);
  }

  public SavepointTarget inNativeFormat() {
    return new SavepointTarget(directoryOrNull, Format.NATIVE);
  }

  public Optional<String> directory() {
    return Optional.ofNullable(directoryOrNull);
  }
}
