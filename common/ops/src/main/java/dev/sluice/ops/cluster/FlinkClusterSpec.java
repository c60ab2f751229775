package dev.sluice.ops.cluster;

import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.submit.JobJar;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Flink session cluster as processes of this machine: a JobManager with web UI and some
 * TaskManagers.
 *
 * @param rpcPort of the JobManager; fixed, so that TaskManagers find a restarted one
 * @param slots of each TaskManager
 * @param folder configuration, logs, temporary files, checkpoints and savepoints
 * @param configuration Flink's keys; addresses, ports and folders are put over it
 */
public record FlinkClusterSpec(
    int restPort,
    int rpcPort,
    int taskManagers,
    int slots,
    Path folder,
    ClassPathFolder classPath,
    FlinkConfiguration configuration,
    Lifetime lifetime) {
  public FlinkClusterSpec {
    folder = folder.toAbsolutePath().normalize();
    if (taskManagers < 1 || slots < 1) {
      throw new IllegalArgumentException(
          "at least one TaskManager with one slot, not " + taskManagers + " x " + slots);
    }
  }

  /** On free ports, with two slots a TaskManager, ended with this JVM. */
  public static FlinkClusterSpec ofSize(
      int taskManagers, Path folder, ClassPathFolder classPath, FlinkConfiguration configuration) {
    List<Integer> ports = LoopbackPorts.free(2);
    return new FlinkClusterSpec(
        ports.get(0),
        ports.get(1),
        taskManagers,
        2,
        folder,
        classPath,
        configuration,
        Lifetime.WITH_THIS_JVM);
  }

  public FlinkClusterSpec withConfiguration(Map<String, String> over) {
    return new FlinkClusterSpec(
        restPort,
        rpcPort,
        taskManagers,
        slots,
        folder,
        classPath,
        configuration.with(over),
        lifetime);
  }

  public FlinkClusterSpec withSlots(int count) {
    return new FlinkClusterSpec(
        restPort, rpcPort, taskManagers, count, folder, classPath, configuration, lifetime);
  }

  public FlinkClusterSpec withLifetime(Lifetime chosen) {
    return new FlinkClusterSpec(
        restPort, rpcPort, taskManagers, slots, folder, classPath, configuration, chosen);
  }

  /** Of the web UI and the REST interface. */
  public String restAddress() {
    return "http://" + LoopbackPorts.HOST + ":" + restPort;
  }

  /**
   * For questions that somebody waits for: a JobManager that is frozen or starting gives no answer.
   */
  FlinkRest observation() {
    return new FlinkRest(URI.create(restAddress()), Duration.ofSeconds(3));
  }

  public Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  public Path savepoints() {
    return folder.resolve("savepoints");
  }

  /** What the cluster has in its class path besides Flink; see {@link #install}. */
  Path libraries() {
    return folder.resolve("lib");
  }

  /**
   * Puts the job's classes into the class path of processes that are started from now on, instead
   * of those that were there: then a job starts without loading and compiling them again.
   *
   * @param jarOrNull none: takes those that were there away
   */
  public FlinkClusterSpec install(@Nullable Path jarOrNull) {
    try {
      Files.createDirectories(libraries());
      try (DirectoryStream<Path> before = Files.newDirectoryStream(libraries())) {
        for (Path old : before) {
          Files.delete(old);
        }
      }
      if (jarOrNull != null) {
        // a build may replace the jar meanwhile: the name is of what was copied
        Path copy = Files.copy(jarOrNull, libraries().resolve("copy"));
        Files.move(copy, libraries().resolve(JobJar.of(copy).name()));
      }
      return this;
    } catch (IOException e) {
      throw new ClusterException(
          "cannot install " + jarOrNull + " in " + libraries() + ": " + e.getMessage(), e);
    }
  }

  /** Of all processes, which also work in it. */
  public Path logFolder() {
    return folder.resolve("logs");
  }

  /** Usable as FLINK_CONF_DIR too. */
  Path confFolder() {
    return folder.resolve("conf");
  }

  Path temporaryFolder(String process) {
    return folder.resolve("tmp").resolve(process);
  }

  /** What config.yaml holds for all processes of the cluster. */
  FlinkConfiguration effectiveConfiguration() {
    Map<String, String> own = new LinkedHashMap<>();
    own.put("jobmanager.rpc.address", LoopbackPorts.HOST);
    own.put("jobmanager.rpc.port", Integer.toString(rpcPort));
    own.put("jobmanager.bind-host", LoopbackPorts.HOST);
    own.put("taskmanager.host", LoopbackPorts.HOST);
    own.put("taskmanager.bind-host", LoopbackPorts.HOST);
    own.put("taskmanager.numberOfTaskSlots", Integer.toString(slots));
    own.put("rest.address", LoopbackPorts.HOST);
    own.put("rest.bind-address", LoopbackPorts.HOST);
    own.put("rest.port", Integer.toString(restPort));
    own.put("rest.bind-port", Integer.toString(restPort));
    own.put("web.upload.dir", folder.resolve("uploads").toString());
    String checkpoints = "execution.checkpointing.dir";
    own.put(
        checkpoints,
        configuration.values().getOrDefault(checkpoints, checkpoints().toUri().toString()));
    own.put("execution.checkpointing.savepoint-dir", savepoints().toUri().toString());
    return configuration.with(own);
  }
}
