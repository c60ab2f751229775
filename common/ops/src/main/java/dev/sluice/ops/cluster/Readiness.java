package dev.sluice.ops.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Waits until something is true of processes, and fails at once, with their log, when one of them
 * ends meanwhile.
 */
final class Readiness {
  private static final Duration TICK = Duration.ofMillis(150);

  private Readiness() {}

  /**
   * @param what what is waited for, for the message
   * @param missing what is still missing; empty when all is there
   */
  static void await(
      String what,
      Collection<JvmProcess> processes,
      Duration limit,
      Supplier<Optional<String>> missing) {
    long deadline = System.nanoTime() + limit.toNanos();
    CompletableFuture<?> anyEnd =
        CompletableFuture.anyOf(
            processes.stream().map(JvmProcess::onExit).toArray(CompletableFuture[]::new));
    while (true) {
      for (JvmProcess process : processes) {
        if (!process.isAlive()) {
          throw new ClusterException(
              process.name() + " ended while waiting for " + what + "\n" + process.lastLogLines());
        }
      }
      Optional<String> lack = missing.get();
      if (lack.isEmpty()) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new ClusterException(timedOut(what, processes, limit, lack.get()));
      }
      pause(anyEnd);
    }
  }

  private static String timedOut(
      String what, Collection<JvmProcess> processes, Duration limit, String lack) {
    StringBuilder message =
        new StringBuilder(what + " not reached within " + limit.toSeconds() + " s: " + lack);
    processes.forEach(process -> message.append('\n').append(process.lastLogLines()));
    return message.toString();
  }

  /** One tick, or less if a process ends. */
  private static void pause(CompletableFuture<?> anyEnd) {
    try {
      anyEnd.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return; // the usual case: all still run
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted while waiting", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for a process cannot fail", e);
    }
  }
}
