package dev.sluice.core.ledger;

import java.util.Locale;

/** Why a record does not go on. */
public enum Reason {
  /** A condition was not TRUE, or no branch of a route wanted it. */
  FILTERED,
  /** It is a repeat. */
  DEDUPLICATED,
  /** It could not be handled and went to the dead-letter topic. */
  DEAD,
  /**
   * A tombstone goes to every branch of a route: all copies but the first, counted negatively, so
   * that what comes in is what goes out and what is taken.
   */
  COPIED;

  /** As the ledger says it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
