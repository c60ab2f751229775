package dev.sluice.core.name;

import java.io.Serializable;

/** The name of a source, step or sink. A contract: state, transactions and metrics hang on it. */
public record NodeName(String value) implements Serializable, Comparable<NodeName> {
  public NodeName {
    Identifier.require(value);
  }

  public static boolean isLegal(String value) {
    return Identifier.isLegal(value);
  }

  @Override
  public int compareTo(NodeName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
