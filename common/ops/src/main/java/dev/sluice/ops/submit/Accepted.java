package dev.sluice.ops.submit;

/** What a start may go over, this once, that would stop the pipeline otherwise. */
public enum Accepted {
  /** Records between the restored offsets and the first ones that are left are gone. */
  GAP("--accept-gap"),
  /** Records are read again that were read and committed before. */
  REPEAT("--accept-repeat");

  private final String argument;

  Accepted(String argument) {
    this.argument = argument;
  }

  /** Of the job. */
  public String argument() {
    return argument;
  }
}
