package dev.sluice.core.yaml;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Span;

/** Stops the composing of a document that is not worth reading on. */
final class LimitExceededException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Code code;
  private final transient Span span;
  private final String reason;

  LimitExceededException(Code code, Span span, String reason) {
    super(reason, null, false, false);
    this.code = code;
    this.span = span;
    this.reason = reason;
  }

  Code code() {
    return code;
  }

  Span span() {
    return span;
  }

  String reason() {
    return reason;
  }
}
