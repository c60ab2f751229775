package dev.sluice.core.ledger.finding;

/** Every kind of finding. A code never changes its meaning; each has a page. */
public enum AuditCode {
  INPUT_SKIPPED("audit/input-skipped", Severity.ANOMALY),
  INPUT_REPEATED("audit/input-repeated", Severity.ANOMALY),
  ACCEPTED_GAP("audit/accepted-gap", Severity.NOTE),

  ACCOUNT("audit/account", Severity.ANOMALY),
  EDGE("audit/edge", Severity.ANOMALY),
  LOSS("audit/loss", Severity.ANOMALY),
  ACCEPTED_LOSS("audit/accepted-loss", Severity.NOTE),
  REPAIRED_LOSS("audit/repaired-loss", Severity.NOTE),
  LOSS_READ_AGAIN("audit/loss-read-again", Severity.NOTE),
  NO_EPOCHS("audit/no-epochs", Severity.LIMIT),
  NO_CHARTER("audit/no-charter", Severity.LIMIT),
  UNREADABLE("audit/unreadable", Severity.LIMIT),

  CLAIM("audit/claim", Severity.ANOMALY),
  MISSING("audit/missing", Severity.ANOMALY),
  REPEATED("audit/repeated", Severity.ANOMALY),
  UNEXPLAINED("audit/unexplained", Severity.ANOMALY),
  WRONG_PARTITION("audit/wrong-partition", Severity.ANOMALY),
  CONTENT("audit/content", Severity.ANOMALY),
  ORDER("audit/order", Severity.ANOMALY),
  ORDER_SHUFFLED("audit/order-shuffled", Severity.WARNING),

  OPEN_TRANSACTION("audit/open-transaction", Severity.ANOMALY),
  RECREATED("audit/recreated", Severity.LIMIT),
  DELETED("audit/deleted", Severity.LIMIT),
  COMPACTED("audit/compacted", Severity.LIMIT),
  GONE("audit/gone", Severity.LIMIT),
  UNDECIDED("audit/undecided", Severity.LIMIT),
  MORE("audit/more", Severity.NOTE);

  private final String text;
  private final Severity severity;

  AuditCode(String text, Severity severity) {
    this.text = text;
    this.severity = severity;
  }

  public String text() {
    return text;
  }

  public Severity severity() {
    return severity;
  }
}
