package dev.sluice.core.diagnostic;

/**
 * Every code that the reading and checking of files can report. A code never changes its meaning.
 */
public enum Code {
  YAML_ENCODING("yaml/encoding"),
  YAML_TOO_LARGE("yaml/too-large"),
  YAML_SYNTAX("yaml/syntax"),
  YAML_EMPTY("yaml/empty"),
  YAML_SEVERAL_DOCUMENTS("yaml/several-documents"),
  YAML_DUPLICATE_KEY("yaml/duplicate-key"),
  YAML_KEY_NOT_TEXT("yaml/key-not-text"),
  YAML_TAG("yaml/tag"),
  YAML_TOO_DEEP("yaml/too-deep"),
  YAML_ALIASES("yaml/aliases"),

  UNREADABLE_FILE("spec/unreadable-file"),
  API_VERSION("spec/api-version"),
  UNKNOWN_KEY("spec/unknown-key"),
  MISSING_KEY("spec/missing-key"),
  NOT_AVAILABLE("spec/not-available"),
  WRONG_SHAPE("spec/wrong-shape"),
  WRONG_VALUE("spec/wrong-value"),
  OUT_OF_RANGE("spec/out-of-range"),
  DURATION("spec/duration"),
  TIMESTAMP("spec/timestamp"),
  REPEATED_ENTRY("spec/repeated-entry"),
  CONTRADICTION("spec/contradiction"),
  TYPE("spec/type"),

  ILLEGAL_NAME("name/illegal"),
  RESERVED_NAME("name/reserved"),
  NAME_CLASH("name/clash"),

  ILLEGAL_TOPIC("topic/illegal"),
  INTERNAL_TOPIC("topic/internal"),
  TOPIC_PATTERN("topic/pattern"),
  TOPIC_METRICS("topic/metric-names", Severity.WARNING),
  SHARED_TOPIC("topic/shared", Severity.WARNING),
  TOPIC_LOOP("topic/loop"),
  DEAD_LETTER_TOPIC("topic/dead-letters"),
  LEDGER_TOPIC("topic/ledger"),

  UNKNOWN_NODE("graph/unknown-node"),
  UNKNOWN_BRANCH("graph/unknown-branch"),
  CYCLE("graph/cycle"),
  UNUSED_NODE("graph/unused", Severity.WARNING),

  UNKNOWN_FIELD("schema/unknown-field"),
  UNION_MISMATCH("schema/union"),
  RAW_SINK("schema/raw"),
  EVENT_TIME("schema/event-time"),

  TRANSACTION_TIMEOUT("settings/transaction-timeout"),

  NO_PROFILE("cluster/no-profile"),
  PROFILE_NAME("cluster/name"),
  BOOTSTRAP_SERVERS("cluster/bootstrap-servers"),
  UNKNOWN_CLIENT_KEY("cluster/unknown-key"),
  REFUSED_CLIENT_KEY("cluster/refused-key"),

  LITERAL_SECRET("secret/literal"),
  REFERENCE("secret/reference");

  private final String text;
  private final Severity severity;

  Code(String text) {
    this(text, Severity.ERROR);
  }

  Code(String text, Severity severity) {
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
