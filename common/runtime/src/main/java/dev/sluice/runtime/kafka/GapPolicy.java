package dev.sluice.runtime.kafka;

/** What to do when offsets that were not read yet are gone from the topic. */
public enum GapPolicy {
  STOP,
  /**
   * Go on at the first offset that is left; the gap is logged. For one start, by {@code
   * --accept-gap}.
   */
  ACCEPT
}
