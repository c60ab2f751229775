package dev.sluice.core.name;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * The identity of a pipeline: its consumer group, its uids and its transactional ids begin with it.
 */
public record PipelineName(String value) implements Serializable, Comparable<PipelineName> {
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

  public PipelineName {
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
  public int compareTo(PipelineName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
