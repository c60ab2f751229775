package dev.sluice.core.name;

import java.io.Serializable;

/**
 * The identity of a pipeline: its consumer group, its uids and its transactional ids begin with it.
 */
public record PipelineName(String value) implements Serializable, Comparable<PipelineName> {
  public PipelineName {
    Identifier.require(value);
  }

  public static boolean isLegal(String value) {
    return Identifier.isLegal(value);
  }

  @Override
  public int compareTo(PipelineName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
