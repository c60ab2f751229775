package dev.sluice.core.spec;

import dev.sluice.core.name.TopicName;
import java.io.Serializable;

/** The topics that a source reads. */
public sealed interface TopicSelection extends Serializable {

  record One(TopicName topic) implements TopicSelection {}

  /**
   * All topics whose whole name matches a Java regular expression; new ones are found while the
   * pipeline runs.
   */
  record Matching(String pattern) implements TopicSelection {
    public Matching {
      java.util.regex.Pattern.compile(pattern);
    }
  }
}
