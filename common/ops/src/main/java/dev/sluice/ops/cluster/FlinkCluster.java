package dev.sluice.ops.cluster;

import static java.util.Objects.requireNonNull;

import dev.sluice.ops.flink.FlinkRefusedException;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.FlinkUnreachableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** A running Flink session cluster; TaskManagers count from 1. */
public final class FlinkCluster implements AutoCloseable {
  // seconds on an idle machine; a build on few busy cores takes ten times as long
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_GRACE = Duration.ofSeconds(8);

  private final FlinkClusterSpec spec;
  private final FlinkCommands commands;
  private final Map<Integer, JvmProcess> taskManagers = new ConcurrentHashMap<>();
  private final Map<Integer, FlinkTaskManagerId> ids = new ConcurrentHashMap<>();
  private final FlinkRest observed;
  private volatile JvmProcess jobManager;

  private FlinkCluster(FlinkClusterSpec spec, FlinkCommands commands) {
    this.spec = spec;
    this.commands = commands;
    this.observed = spec.observation();
    this.jobManager = JvmProcess.start(commands.jobManager());
  }

  /** Starts all processes and returns when the JobManager counts every TaskManager. */
  public static FlinkCluster start(FlinkClusterSpec spec) {
    FlinkCluster cluster = launch(spec);
    try {
      cluster.awaitReady();
      return cluster;
    } catch (ClusterException e) {
      cluster.killForcibly();
      throw e;
    }
  }

  /**
   * Starts all processes without waiting, so that others can start meanwhile; then {@link
   * #awaitReady}.
   */
  public static FlinkCluster launch(FlinkClusterSpec spec) {
    LoopbackPorts.requireFree(List.of(spec.restPort(), spec.rpcPort()));
    try {
      spec.effectiveConfiguration().write(spec.confFolder().resolve("config.yaml"));
      Files.createDirectories(spec.checkpoints());
      Files.createDirectories(spec.savepoints());
      Files.createDirectories(spec.temporaryFolder(FlinkCommands.JOB_MANAGER));
    } catch (IOException e) {
      throw new ClusterException("cannot prepare " + spec.folder() + ": " + e.getMessage(), e);
    }
    FlinkCluster cluster =
        new FlinkCluster(spec, new FlinkCommands(spec, FlinkMemory.compute(spec)));
    try {
      for (int number = 1; number <= spec.taskManagers(); number++) {
        cluster.startTaskManager(number);
      }
      return cluster;
    } catch (ClusterException e) {
      cluster.killForcibly();
      throw e;
    }
  }

  public FlinkClusterSpec spec() {
    return spec;
  }

  public String restAddress() {
    return spec.restAddress();
  }

  public JvmProcess jobManager() {
    return jobManager;
  }

  public JvmProcess taskManager(int number) {
    JvmProcess process = taskManagers.get(number);
    if (process == null) {
      throw new IllegalArgumentException(
          "no TaskManager " + number + ", only " + taskManagers.keySet());
    }
    return process;
  }

  public List<JvmProcess> taskManagers() {
    return List.copyOf(new TreeMap<>(taskManagers).values());
  }

  /** Starts a TaskManager that is down, or one more; does not wait for it ({@link #awaitReady}). */
  public JvmProcess startTaskManager(int number) {
    JvmProcess before = taskManagers.get(number);
    if (before != null && before.isAlive()) {
      throw new IllegalStateException(before.name() + " runs: stop or kill it first");
    }
    FlinkTaskManagerId id = FlinkTaskManagerId.newLife(number);
    try {
      Files.createDirectories(spec.temporaryFolder(id.processName()));
    } catch (IOException e) {
      throw new ClusterException("cannot prepare " + spec.folder() + ": " + e.getMessage(), e);
    }
    JvmProcess process = JvmProcess.start(commands.taskManager(id));
    ids.put(number, id);
    taskManagers.put(number, process);
    return process;
  }

  /**
   * Starts a JobManager that is down on the same ports. It knows no jobs: resume them from retained
   * checkpoints.
   */
  public void restartJobManager() {
    if (jobManager.isAlive()) {
      throw new IllegalStateException("the JobManager runs: stop or kill it first");
    }
    jobManager = JvmProcess.start(commands.jobManager());
    awaitReady();
  }

  /** Returns when the JobManager counts all TaskManagers that were started and live. */
  public void awaitReady() {
    List<JvmProcess> awaited = new ArrayList<>(List.of(jobManager));
    Set<String> expected = new TreeSet<>();
    taskManagers.forEach(
        (number, process) -> {
          if (process.isAlive()) {
            awaited.add(process);
            expected.add(requireNonNull(ids.get(number)).resourceId());
          }
        });
    Readiness.await(
        expected.size() + " TaskManagers registered",
        awaited,
        START_LIMIT,
        () -> missing(expected));
  }

  /** The cluster's REST interface, for jobs. */
  public FlinkRest rest() {
    return new FlinkRest(URI.create(restAddress()));
  }

  private Optional<String> missing(Set<String> expected) {
    try {
      Set<String> absent = new TreeSet<>(expected);
      absent.removeAll(observed.taskManagerIds());
      return absent.isEmpty()
          ? Optional.empty()
          : Optional.of("not registered yet: " + String.join(", ", absent));
    } catch (FlinkUnreachableException | FlinkRefusedException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  public void killForcibly() {
    taskManagers().forEach(JvmProcess::killForcibly);
    jobManager.killForcibly();
  }

  @Override
  public void close() {
    List<JvmProcess> all = new ArrayList<>(taskManagers());
    all.add(jobManager);
    stop(all);
  }

  static void stop(List<JvmProcess> processes) {
    processes.forEach(JvmProcess::requestStop);
    processes.forEach(process -> process.stop(STOP_GRACE));
  }
}
