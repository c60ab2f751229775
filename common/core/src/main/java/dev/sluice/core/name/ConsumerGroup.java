package dev.sluice.core.name;

import java.io.Serializable;

/** The consumer group whose committed offsets show a pipeline's progress: the pipeline's name. */
public record ConsumerGroup(String value) implements Serializable {

  public static ConsumerGroup of(PipelineName pipeline) {
    return new ConsumerGroup(pipeline.value());
  }

  @Override
  public String toString() {
    return value;
  }
}
