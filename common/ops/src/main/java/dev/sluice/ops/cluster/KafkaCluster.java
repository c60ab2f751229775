package dev.sluice.ops.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.Uuid;

/**
 * Running Kafka brokers. A node that was stopped or killed is started again on its ports and its
 * data.
 */
public final class KafkaCluster implements AutoCloseable {
  // seconds on an idle machine; a build on few busy cores takes ten times as long
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_GRACE = Duration.ofSeconds(15);

  // the last of three has no quorum left that could grant its controlled shutdown: it would wait
  // for minutes
  private static final Duration LAST_STOP_GRACE = Duration.ofSeconds(3);

  private final KafkaClusterSpec spec;
  private final Map<Integer, JvmProcess> processes = new ConcurrentHashMap<>();

  private KafkaCluster(KafkaClusterSpec spec) {
    this.spec = spec;
  }

  /**
   * Formats the folders if they are new, starts all nodes and returns when every one of them
   * serves.
   */
  public static KafkaCluster start(KafkaClusterSpec spec) {
    KafkaCluster cluster = launch(spec);
    try {
      cluster.awaitReady();
      return cluster;
    } catch (ClusterException e) {
      cluster.killForcibly();
      throw e;
    }
  }

  /**
   * Starts all nodes without waiting, so that other processes can start meanwhile; then {@link
   * #awaitReady}.
   */
  public static KafkaCluster launch(KafkaClusterSpec spec) {
    List<Integer> ports = new ArrayList<>();
    spec.nodes().forEach(node -> ports.addAll(node.ports()));
    LoopbackPorts.requireFree(ports);
    try {
      for (KafkaNodeSpec node : spec.nodes()) {
        KafkaProperties.write(spec, node);
      }
      KafkaStorage.format(spec, clusterId(spec.folder().resolve("cluster-id")));
    } catch (IOException e) {
      throw new ClusterException("cannot prepare " + spec.folder() + ": " + e.getMessage(), e);
    }
    KafkaCluster cluster = new KafkaCluster(spec);
    try {
      spec.nodes().forEach(cluster::startProcess);
      return cluster;
    } catch (ClusterException e) {
      cluster.killForcibly();
      throw e;
    }
  }

  private static String clusterId(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, Uuid.randomUuid() + "\n", StandardCharsets.UTF_8);
    }
    return Files.readString(file, StandardCharsets.UTF_8).strip();
  }

  public KafkaClusterSpec spec() {
    return spec;
  }

  public String bootstrapServers() {
    return spec.bootstrapServers();
  }

  /** The process of a node, for signals and for its log; it changes with {@link #restart}. */
  public JvmProcess node(int id) {
    JvmProcess process = processes.get(id);
    if (process == null) {
      throw new IllegalArgumentException("no node " + id + ", only " + processes.keySet());
    }
    return process;
  }

  public List<JvmProcess> nodes() {
    return List.copyOf(new TreeMap<>(processes).values());
  }

  /**
   * Starts a node that is down; returns when it is registered again (not yet when its replicas are
   * in sync).
   */
  public void restart(int id) {
    relaunch(id);
    awaitReady();
  }

  /** Starts a node that is down, whatever the others are; does not wait for it. */
  public void relaunch(int id) {
    if (node(id).isAlive()) {
      throw new IllegalStateException(node(id).name() + " runs: stop or kill it first");
    }
    spec.nodes().stream().filter(node -> node.id() == id).forEach(this::startProcess);
  }

  /** Returns when every node is registered and unfenced. */
  public void awaitReady() {
    try (KafkaObservation kafka = new KafkaObservation(bootstrapServers())) {
      Readiness.await(
          "all Kafka brokers registered", nodes(), START_LIMIT, () -> kafka.missing(spec.nodes()));
    }
  }

  /**
   * Returns when every partition has all its replicas in sync. Before the next broker is killed:
   * with min.insync replicas 2 of 3, killing one while another catches up stops all writing.
   */
  public void awaitInSync(Duration limit) {
    try (KafkaObservation kafka = new KafkaObservation(bootstrapServers())) {
      Readiness.await("all replicas in sync", nodes(), limit, kafka::underReplicated);
    }
  }

  public void killForcibly() {
    nodes().forEach(JvmProcess::killForcibly);
  }

  /**
   * Stops the nodes one after the other: a node hands its leaderships over while there is still a
   * quorum.
   */
  @Override
  public void close() {
    stop(nodes());
  }

  static void stop(List<JvmProcess> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      boolean lastOfSeveral = i > 0 && i == nodes.size() - 1;
      nodes.get(i).stop(lastOfSeveral ? LAST_STOP_GRACE : STOP_GRACE);
    }
  }

  private void startProcess(KafkaNodeSpec node) {
    processes.put(node.id(), JvmProcess.start(spec.process(node)));
  }
}
