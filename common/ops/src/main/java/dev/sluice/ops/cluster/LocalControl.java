package dev.sluice.ops.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Starts and stops a local set-up; says what it does, a line each. */
final class LocalControl {
  private final LocalCluster cluster;
  private final Consumer<String> progress;

  LocalControl(LocalCluster cluster, Consumer<String> progress) {
    this.cluster = cluster;
    this.progress = progress;
  }

  /**
   * Starts everything; if something does not start, nothing is left running.
   *
   * @param jobJarOrNull what Flink gets into its class path
   */
  void up(@Nullable Path jobJarOrNull) {
    KafkaClusterSpec kafkaSpec = cluster.kafka();
    FlinkClusterSpec flinkSpec = cluster.flink();
    kafkaSpec.classPath().requireBuilt();
    flinkSpec.classPath().requireBuilt();
    LoopbackPorts.requireFree(cluster.ports().all());
    cluster.files().write(cluster);
    try {
      flinkSpec.install(jobJarOrNull);
      progress.accept("starting " + String.join(", ", cluster.processNames()));
      KafkaCluster kafka = KafkaCluster.launch(kafkaSpec);
      kafka.nodes().forEach(this::remember);
      FlinkCluster flink = FlinkCluster.launch(flinkSpec);
      remember(flink.jobManager());
      flink.taskManagers().forEach(this::remember);
      kafka.awaitReady();
      progress.accept("Kafka is ready");
      flink.awaitReady();
      progress.accept("Flink is ready");
    } catch (ClusterException e) {
      down();
      throw new ClusterException(e.getMessage() + "\nnothing is left running", e);
    }
    cluster.files().writeProfile(kafkaSpec.bootstrapServers());
  }

  /** Starts one process that is not running, on its ports and its data. */
  void start(String name) {
    if (!cluster.processNames().contains(name)) {
      throw new ClusterException(
          "there is no process '"
              + name
              + "' here, only "
              + String.join(", ", cluster.processNames()));
    }
    if (cluster.files().find(cluster, name).isPresent()) {
      throw new ClusterException(name + " is running already");
    }
    remember(JvmProcess.start(process(name)));
    progress.accept(name + " is started");
  }

  private JvmSpec process(String name) {
    KafkaClusterSpec kafka = cluster.kafka();
    for (KafkaNodeSpec node : kafka.nodes()) {
      if (node.name().equals(name)) {
        return kafka.process(node);
      }
    }
    FlinkClusterSpec flink = cluster.flink();
    FlinkCommands commands = new FlinkCommands(flink, FlinkMemory.compute(flink));
    for (int number = 1; number <= cluster.taskManagers(); number++) {
      if (FlinkTaskManagerId.processName(number).equals(name)) {
        return commands.taskManager(FlinkTaskManagerId.newLife(number));
      }
    }
    return commands.jobManager();
  }

  /**
   * Stops what runs: Flink first, then the brokers one by one, so that each can hand over its
   * leaderships.
   */
  void down() {
    Map<Boolean, List<JvmProcess>> running =
        cluster.processNames().stream()
            .flatMap(name -> cluster.files().find(cluster, name).stream())
            .collect(Collectors.partitioningBy(process -> LocalCluster.isBroker(process.name())));
    List<JvmProcess> flink = running.getOrDefault(false, List.of());
    List<JvmProcess> brokers = running.getOrDefault(true, List.of());
    FlinkCluster.stop(flink);
    forget(flink);
    KafkaCluster.stop(brokers);
    forget(brokers);
    cluster.processNames().forEach(cluster.files()::deletePidFile);
  }

  private void forget(List<JvmProcess> stopped) {
    for (JvmProcess process : stopped) {
      cluster.files().deletePidFile(process.name());
      progress.accept(process.name() + " (pid " + process.pid() + ") is stopped");
    }
  }

  private void remember(JvmProcess process) {
    process.identity().write(cluster.files().pidFile(process.name()));
  }
}
