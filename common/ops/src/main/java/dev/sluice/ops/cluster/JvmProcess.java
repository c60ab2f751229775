package dev.sluice.ops.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A started Java process. Faults are real ones: {@link #killForcibly} is SIGKILL (a crash), {@link
 * #pause} is SIGSTOP (a long GC pause or a frozen machine: the process keeps its connections and
 * thinks no time has passed).
 */
public final class JvmProcess {
  /** A process that has got SIGKILL is gone as soon as the kernel has cleaned up. */
  private static final Duration CLEAN_UP = Duration.ofSeconds(20);

  private static final Duration TICK = Duration.ofMillis(50);

  private final String name;
  private final ProcessLogs logs;
  private final ProcessHandle handle;
  private final ProcessIdentity identity;

  private JvmProcess(String name, ProcessLogs logs, ProcessHandle handle) {
    this.name = name;
    this.logs = logs;
    this.handle = handle;
    this.identity = ProcessIdentity.of(handle);
  }

  public static JvmProcess start(JvmSpec spec) {
    spec.classPath().requireBuilt();
    try {
      LogSetup.write(spec.logs().folder());
      Process process =
          new ProcessBuilder(spec.command())
              .directory(spec.logs().folder().toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.logs().out().toFile()))
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start();
      JvmProcess started = new JvmProcess(spec.name(), spec.logs(), process.toHandle());
      if (spec.lifetime() == Lifetime.WITH_THIS_JVM) {
        OwnedProcesses.add(started);
      }
      return started;
    } catch (IOException e) {
      throw new ClusterException("cannot start " + spec.name() + ": " + e.getMessage(), e);
    }
  }

  /** A handle on a process that an earlier run of this program started, if it still lives. */
  public static Optional<JvmProcess> find(String name, Path logFolder, ProcessIdentity identity) {
    return identity
        .find()
        .map(handle -> new JvmProcess(name, new ProcessLogs(logFolder, name), handle));
  }

  public String name() {
    return name;
  }

  public long pid() {
    return identity.pid();
  }

  public ProcessIdentity identity() {
    return identity;
  }

  public boolean isAlive() {
    return handle.isAlive() && !Zombie.is(pid());
  }

  CompletableFuture<ProcessHandle> onExit() {
    return handle.onExit();
  }

  /** SIGTERM, and SIGKILL if it is still there after the grace. */
  public void stop(Duration grace) {
    requestStop();
    if (!exitsWithin(grace)) {
      killForcibly();
    }
  }

  /** SIGTERM; several can be asked before the first is waited for. */
  void requestStop() {
    // a paused process would take the signal only when it is resumed
    Signals.resume(handle);
    handle.destroy();
  }

  /** SIGKILL; returns when the process is gone, so that its ports and files are free. */
  public void killForcibly() {
    handle.destroyForcibly();
    if (!exitsWithin(CLEAN_UP)) {
      throw new ClusterException(
          name() + " (pid " + pid() + ") is still there " + CLEAN_UP + " after SIGKILL");
    }
    OwnedProcesses.remove(this);
  }

  public void pause() {
    Signals.pause(handle);
  }

  public void resume() {
    Signals.resume(handle);
  }

  public String lastLogLines() {
    return logs.lastLines();
  }

  private boolean exitsWithin(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (isAlive()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      awaitExitForATick();
    }
    OwnedProcesses.remove(this);
    return true;
  }

  /** ProcessHandle looks after processes that are not its children only every second or two. */
  private void awaitExitForATick() {
    try {
      handle.onExit().get(TICK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return; // the caller looks itself
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted while waiting for the end of " + name(), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for a process cannot fail", e);
    }
  }
}
