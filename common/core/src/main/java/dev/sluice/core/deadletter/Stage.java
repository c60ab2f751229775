package dev.sluice.core.deadletter;

import java.util.Locale;

/** Where on its way a record turned out to be one that cannot be handled. */
public enum Stage {
  /** The bytes are not what the source's format and schema say. */
  DECODE,
  /** An expression failed on it. */
  EXPRESSION,
  /** What became of it cannot be written to the sink's topic. */
  ENCODE;

  /** As the dead letter's header has it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
