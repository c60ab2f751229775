package dev.sluice.runtime.kafka;

/**
 * The pipeline cannot read or write without breaking its promise; the message says where, what, why
 * and what to do.
 */
public final class EdgeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EdgeException(String message) {
    super(message);
  }
}
