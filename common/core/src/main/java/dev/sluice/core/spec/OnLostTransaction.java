package dev.sluice.core.spec;

import java.util.Locale;

/** What a pipeline does when Kafka has aborted what a checkpoint had promised. */
public enum OnLostTransaction {
  /** Ends in a terminal state: nothing is read on before somebody has repaired the loss. */
  STOP,
  /** Writes the loss into the ledger and the log, and goes on without those records. */
  CONTINUE;

  /** As a pipeline file says it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
