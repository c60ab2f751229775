package dev.sluice.ops.flink;

/** Where a triggered savepoint stands. */
public sealed interface SavepointProgress {

  record InProgress() implements SavepointProgress {}

  record Completed(String path) implements SavepointProgress {}

  record Failed(String rootCause) implements SavepointProgress {}
}
