package dev.sluice.core.diagnostic;

/** An error refuses the pipeline; a warning does not. */
public enum Severity {
  ERROR,
  WARNING;

  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
