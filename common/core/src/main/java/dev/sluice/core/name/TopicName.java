package dev.sluice.core.name;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A Kafka topic: letters, digits, '.', '_', '-', 1 to 249 of them, not '.' or '..' (Kafka's
 * Topic.validate).
 */
public record TopicName(String value) implements Serializable, Comparable<TopicName> {
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9._-]{1,249}");

  public TopicName {
    if (!isLegal(value)) {
      throw new IllegalArgumentException("'" + value + "' is not a topic name");
    }
  }

  public static boolean isLegal(String value) {
    return LEGAL.matcher(value).matches() && !value.equals(".") && !value.equals("..");
  }

  @Override
  public int compareTo(TopicName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
