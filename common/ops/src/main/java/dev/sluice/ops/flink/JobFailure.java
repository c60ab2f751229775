package dev.sluice.ops.flink;

import java.time.Instant;

/** Why tasks of a job failed last: the root of the causes, without the stack. */
public record JobFailure(Instant at, String rootCause) {}
