package dev.sluice.ops.kafka;

import java.util.Set;

/** What was found out about one topic. */
public sealed interface TopicFacts {

  record Present(int partitions, Set<Operation> allowed) implements TopicFacts {
    public Present {
      allowed = Set.copyOf(allowed);
    }
  }

  record Missing() implements TopicFacts {}

  /** Not even to be described; whether it exists is unknown. */
  record Hidden() implements TopicFacts {}

  /** What a pipeline does with topics. */
  enum Operation {
    READ,
    WRITE
  }
}
