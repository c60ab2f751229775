package dev.sluice.testkit.topic;

import org.jspecify.annotations.Nullable;

/** A record that is not what the load wrote; checked, because a reader counts it and goes on. */
public final class CorruptedRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  CorruptedRecordException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
