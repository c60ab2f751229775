package dev.sluice.ops.cluster;

/** How long a started process lives if nobody stops it. */
public enum Lifetime {
  /**
   * Killed by a shutdown hook at the latest: for tests and demos, which must leave nothing behind.
   */
  WITH_THIS_JVM,
  /** In a session of its own, so that neither the end of this JVM nor of the terminal ends it. */
  DETACHED
}
