package dev.sluice.core.spec;

import java.io.Serializable;
import java.time.Instant;

/**
 * Where the very first start of a pipeline begins to read. Afterwards only the checkpoint says it.
 */
public sealed interface StartPosition extends Serializable {

  enum Kind {
    EARLIEST,
    LATEST,
    COMMITTED,
    TIMESTAMP
  }

  Kind kind();

  record Earliest() implements StartPosition {
    @Override
    public Kind kind() {
      return Kind.EARLIEST;
    }
  }

  record Latest() implements StartPosition {
    @Override
    public Kind kind() {
      return Kind.LATEST;
    }
  }

  /** The offsets that the consumer group has committed; a partition without one stops the start. */
  record Committed() implements StartPosition {
    @Override
    public Kind kind() {
      return Kind.COMMITTED;
    }
  }

  /** The first record whose timestamp is at or after this one. */
  record At(Instant timestamp) implements StartPosition {
    @Override
    public Kind kind() {
      return Kind.TIMESTAMP;
    }
  }
}
