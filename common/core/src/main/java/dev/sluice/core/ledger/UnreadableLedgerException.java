package dev.sluice.core.ledger;

/** Bytes in the ledger topic that are not of a form that is known here; says what was found. */
public final class UnreadableLedgerException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableLedgerException(String message) {
    super(message);
  }

  UnreadableLedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
