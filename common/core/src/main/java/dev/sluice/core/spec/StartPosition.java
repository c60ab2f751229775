package dev.sluice.core.spec;

import java.io.Serializable;
import java.time.Instant;

/** Where the very first start of a pipeline begins to read. Afterwards only the checkpoint says it. */
public sealed interface StartPosition extends Serializable {

  record Earliest() implements StartPosition {}

  record Latest() implements StartPosition {}

  /** The offsets that the consumer group has committed; a partition without one stops the start. */
  record Committed() implements StartPosition {}

  /** The first record whose timestamp is at or after this one. */
  record At(Instant timestamp) implements StartPosition {}
}
