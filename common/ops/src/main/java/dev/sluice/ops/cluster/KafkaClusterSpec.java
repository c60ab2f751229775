package dev.sluice.ops.cluster;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One or three Kafka brokers as processes of this machine. Three replicate everything (replication
 * factor 3, min.insync.replicas 2), so that one can be killed without stopping transactions for
 * longer than its session.
 *
 * @param folder data, configuration and logs of all nodes
 * @param brokerProperties added to or put over the properties of every node ({@link
 *     KafkaProperties})
 * @param features features other than the release's default, such as {@code transaction.version ->
 *     1}
 */
public record KafkaClusterSpec(
    List<KafkaNodeSpec> nodes,
    Path folder,
    ClassPathFolder classPath,
    Map<String, String> brokerProperties,
    Map<String, Integer> features,
    List<String> jvmFlags,
    Lifetime lifetime) {
  public KafkaClusterSpec {
    nodes = List.copyOf(nodes);
    folder = folder.toAbsolutePath().normalize();
    brokerProperties = Map.copyOf(brokerProperties);
    features = Map.copyOf(features);
    jvmFlags = List.copyOf(jvmFlags);
    if (nodes.size() != 1 && nodes.size() != 3) {
      throw new IllegalArgumentException(
          "a Kafka cluster has 1 or 3 nodes here, not " + nodes.size());
    }
  }

  /** Nodes on free ports, ended with this JVM. */
  public static KafkaClusterSpec ofSize(int nodes, Path folder, ClassPathFolder classPath) {
    List<Integer> ports = LoopbackPorts.free(2 * nodes);
    return of(
        IntStream.range(0, nodes)
            .mapToObj(i -> new KafkaNodeSpec(i + 1, ports.get(i), ports.get(nodes + i)))
            .toList(),
        folder,
        classPath);
  }

  /** The given nodes with the usual settings, ended with this JVM. */
  public static KafkaClusterSpec of(
      List<KafkaNodeSpec> nodes, Path folder, ClassPathFolder classPath) {
    List<String> jvmFlags = List.of("-Xms128m", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError");
    return new KafkaClusterSpec(
        nodes, folder, classPath, Map.of(), Map.of(), jvmFlags, Lifetime.WITH_THIS_JVM);
  }

  public KafkaClusterSpec withBrokerProperties(Map<String, String> added) {
    Map<String, String> all = new LinkedHashMap<>(brokerProperties);
    all.putAll(added);
    return new KafkaClusterSpec(nodes, folder, classPath, all, features, jvmFlags, lifetime);
  }

  public KafkaClusterSpec withFeatures(Map<String, Integer> chosen) {
    return new KafkaClusterSpec(
        nodes, folder, classPath, brokerProperties, chosen, jvmFlags, lifetime);
  }

  public KafkaClusterSpec withJvmFlags(List<String> flags) {
    return new KafkaClusterSpec(
        nodes, folder, classPath, brokerProperties, features, flags, lifetime);
  }

  public KafkaClusterSpec withLifetime(Lifetime chosen) {
    return new KafkaClusterSpec(
        nodes, folder, classPath, brokerProperties, features, jvmFlags, chosen);
  }

  /** Every node gets one more listener, and is to be reached there through a port of a proxy. */
  public KafkaClusterSpec withProxiedListener(String name) {
    Iterator<Integer> ports = LoopbackPorts.free(2 * nodes.size()).iterator();
    List<KafkaNodeSpec> proxied =
        nodes.stream()
            .map(node -> node.with(new KafkaListener(name, ports.next(), ports.next())))
            .toList();
    return new KafkaClusterSpec(
        proxied, folder, classPath, brokerProperties, features, jvmFlags, lifetime);
  }

  public String bootstrapServers() {
    return nodes.stream().map(KafkaNodeSpec::address).collect(Collectors.joining(","));
  }

  Path dataFolder(KafkaNodeSpec node) {
    return folder.resolve("data").resolve(node.name());
  }

  Path propertiesFile(KafkaNodeSpec node) {
    return folder.resolve(node.name() + ".properties");
  }

  Path logFolder() {
    return folder.resolve("logs");
  }

  JvmSpec process(KafkaNodeSpec node) {
    List<String> arguments = List.of(propertiesFile(node).toString());
    ProcessLogs logs = new ProcessLogs(logFolder(), node.name());
    return new JvmSpec(node.name(), classPath, jvmFlags, "kafka.Kafka", arguments, logs, lifetime);
  }
}
