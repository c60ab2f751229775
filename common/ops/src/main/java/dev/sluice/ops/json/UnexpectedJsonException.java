package dev.sluice.ops.json;

/** A text that is not JSON, or not the JSON that was agreed on. */
public final class UnexpectedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnexpectedJsonException(String message) {
    super(message);
  }
}
