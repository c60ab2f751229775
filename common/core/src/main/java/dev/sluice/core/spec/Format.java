package dev.sluice.core.spec;

/** How a record's value becomes a row. */
public enum Format {
  JSON,
  RAW
}
