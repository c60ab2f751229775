package dev.sluice.ops.demo;

import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.ExitCode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a plain kill: interrupts the thread that made this and lets it clean up, so that the
 * cleaning is done in one place and in order, however the demo ends.
 */
final class Interruption implements AutoCloseable {
  /** Longer than stopping takes on a busy machine; then the JVM goes, and its processes with it. */
  private static final Duration CLEAN_UP = Duration.ofSeconds(30);

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch cleanedUp = new CountDownLatch(1);
  private volatile boolean happened;

  Interruption() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "interruption"));
  }

  /** What a wait throws when it is cut short; the flag is set again for the next wait. */
  static CommandFailure noticed(InterruptedException cause) {
    Thread.currentThread().interrupt();
    CommandFailure failure = new CommandFailure(ExitCode.BUG, "interrupted");
    failure.initCause(cause);
    return failure;
  }

  /** Whoever cleans up must wait for things, and may. */
  static void letCleanUp() {
    Thread.interrupted();
  }

  boolean happened() {
    return happened;
  }

  private void interrupt() {
    happened = cleanedUp.getCount() > 0;
    worker.interrupt();
    try {
      cleanedUp.await(CLEAN_UP.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    cleanedUp.countDown();
  }
}
