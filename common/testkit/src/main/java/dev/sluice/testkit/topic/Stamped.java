package dev.sluice.testkit.topic;

/**
 * A record of a long load.
 *
 * @param sequence counts the records of the key, from 0
 * @param at when it was written, in milliseconds since the epoch
 */
public record Stamped(int key, long sequence, long at) {
  /** Detects any other key, number, time or padding than was written. */
  long sum(String padding) {
    return Mix.of(key, sequence, at, padding.hashCode(), padding.length());
  }

  /** Differs from record to record, so that a record cannot pass for another. */
  String padding() {
    return Long.toHexString(Mix.of(sequence, key));
  }

  String keyText() {
    return "k" + key;
  }
}
