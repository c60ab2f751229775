package dev.sluice.ops.demo;

/** What happens to the pipeline once everything is committed. */
enum Ending {
  /** Stopped with a savepoint before its output is compared. */
  STOP,
  /** {@code --keep}: it goes on, for a look at it, until Ctrl-C. */
  KEEP
}
