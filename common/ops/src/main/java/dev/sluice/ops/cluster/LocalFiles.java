package dev.sluice.ops.cluster;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a local set-up leaves in the project folder: its description, pid files, and the profile for
 * pipelines.
 */
record LocalFiles(Path home) {
  Path folder() {
    return home.resolve(".sluice/cluster");
  }

  Path pidFile(String process) {
    return folder().resolve("pids").resolve(process + ".pid");
  }

  /** The process, if it was started and lives. */
  Optional<JvmProcess> find(LocalCluster cluster, String process) {
    Path file = pidFile(process);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return JvmProcess.find(process, cluster.logFolder(process), ProcessIdentity.read(file));
  }

  void write(LocalCluster cluster) {
    Properties properties = new Properties();
    properties.setProperty("brokers", joined(cluster.ports().brokers()));
    properties.setProperty("controllers", joined(cluster.ports().controllers()));
    properties.setProperty("rest", Integer.toString(cluster.ports().rest()));
    properties.setProperty("rpc", Integer.toString(cluster.ports().rpc()));
    properties.setProperty("task-managers", Integer.toString(cluster.taskManagers()));
    properties.setProperty("slots", Integer.toString(cluster.slots()));
    try {
      Files.createDirectories(folder());
      try (Writer out = Files.newBufferedWriter(description(), StandardCharsets.UTF_8)) {
        properties.store(out, "written by scripts/cluster");
      }
    } catch (IOException e) {
      throw new ClusterException("cannot write " + description() + ": " + e.getMessage(), e);
    }
  }

  /** The set-up that was last started here. */
  Optional<LocalCluster> read() {
    if (!Files.exists(description())) {
      return Optional.empty();
    }
    try (Reader in = Files.newBufferedReader(description(), StandardCharsets.UTF_8)) {
      Properties properties = new Properties();
      properties.load(in);
      LocalPorts ports =
          new LocalPorts(
              numbers(properties, "brokers"),
              numbers(properties, "controllers"),
              number(properties, "rest"),
              number(properties, "rpc"));
      return Optional.of(
          new LocalCluster(
              home, ports, number(properties, "task-managers"), number(properties, "slots")));
    } catch (IOException | IllegalArgumentException e) {
      throw new ClusterException(
          "cannot read "
              + description()
              + ": "
              + e.getMessage()
              + "\nend its processes by hand and delete "
              + folder(),
          e);
    }
  }

  /** Lets pipelines say {@code kafka: local}. */
  void writeProfile(String bootstrapServers) {
    Path profile = home.resolve("conf/clusters/local.yaml");
    String text =
        """
        # The local cluster. Written by 'scripts/cluster up', with the ports that it was given.
        apiVersion: sluice/v1
        cluster: local
        bootstrap-servers: %s
        """
            .formatted(bootstrapServers);
    try {
      Files.createDirectories(profile.getParent());
      Files.writeString(profile, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ClusterException("cannot write " + profile + ": " + e.getMessage(), e);
    }
  }

  void deletePidFile(String process) {
    try {
      Files.deleteIfExists(pidFile(process));
    } catch (IOException e) {
      throw new ClusterException("cannot delete " + pidFile(process) + ": " + e.getMessage(), e);
    }
  }

  void purge() {
    if (!Files.exists(folder())) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder())) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new ClusterException("cannot delete " + folder() + ": " + e.getMessage(), e);
    }
  }

  private Path description() {
    return folder().resolve("cluster.properties");
  }

  private static String joined(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static List<Integer> numbers(Properties properties, String key) {
    return Arrays.stream(properties.getProperty(key, "").split(",", -1))
        .map(Integer::valueOf)
        .toList();
  }

  private static int number(Properties properties, String key) {
    return Integer.parseInt(properties.getProperty(key, ""));
  }
}
