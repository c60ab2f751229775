package dev.sluice.runtime.kafka;

import org.apache.flink.runtime.execution.SuppressRestartsException;

/** Ends a job for good: restarting would repeat the failure, or hide it. */
final class Stop {

  private Stop() {}

  static SuppressRestartsException of(String code, String message) {
    return new SuppressRestartsException(new EdgeException(code + ": " + message));
  }
}
