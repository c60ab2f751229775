package dev.sluice.core.deadletter;

import java.util.Locale;

/**
 * The headers that a dead letter carries besides those of the record that it was. Values are UTF-8
 * text.
 */
public enum DeadLetterHeader {
  PIPELINE,
  /** The source, step or sink that refused the record. */
  NODE,
  STAGE,
  CODE,
  REASON,
  TOPIC,
  PARTITION,
  OFFSET,
  /** Milliseconds since the epoch, as Kafka had it for the record. */
  TIMESTAMP,
  /**
   * Length of a value that did not fit into a dead letter and was left out; the coordinates say
   * where it is.
   */
  VALUE_OMITTED;

  /** Every name of ours begins so. */
  public static final String PREFIX = "sluice.dead.";

  public String text() {
    return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
