package dev.sluice.core.ledger;

import java.util.Locale;

/** What the records of a sink say of where they come from. */
public enum Provenance {
  /** Nothing: an audit can only count them. */
  NONE,
  /** Topic, partition and offset of the input record. */
  OFFSETS,
  /** The same, and a checksum of key and value. */
  CONTENT;

  /** As a pipeline file says it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
