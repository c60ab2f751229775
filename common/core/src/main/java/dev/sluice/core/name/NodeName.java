package dev.sluice.core.name;

import java.io.Serializable;
import java.util.regex.Pattern;

/** The name of a source, step or sink. A contract: state, transactions and metrics hang on it. */
public record NodeName(String value) implements Serializable, Comparable<NodeName> {
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

  public NodeName {
    if (!isLegal(value)) {
      throw new IllegalArgumentException(
          "'"
              + value
              + "' is not a name: a letter, then letters, digits, '_' or '-', at most 63 in all");
    }
  }

  public static boolean isLegal(String value) {
    return LEGAL.matcher(value).matches();
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
