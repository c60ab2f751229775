package dev.sluice.ops.cluster;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The server.properties of a node. */
final class KafkaProperties {
  private KafkaProperties() {}

  static Map<String, String> of(KafkaClusterSpec cluster, KafkaNodeSpec node) {
    int replicas = cluster.nodes().size();
    String factor = Integer.toString(replicas);
    String inSync = replicas == 3 ? "2" : "1";
    Map<String, String> all = new TreeMap<>();
    all.put("process.roles", "broker,controller");
    all.put("node.id", Integer.toString(node.id()));
    all.put(
        "controller.quorum.voters",
        cluster.nodes().stream().map(KafkaNodeSpec::voter).collect(Collectors.joining(",")));
    listeners(node, all);
    all.put("inter.broker.listener.name", "PLAINTEXT");
    all.put("log.dirs", cluster.dataFolder(node).toString());

    all.put("default.replication.factor", factor);
    all.put("min.insync.replicas", inSync);
    all.put("offsets.topic.replication.factor", factor);
    all.put("transaction.state.log.replication.factor", factor);
    all.put("transaction.state.log.min.isr", inSync);
    all.put("share.coordinator.state.topic.replication.factor", factor);
    all.put("share.coordinator.state.topic.min.isr", inSync);
    // the defaults of 50 partitions cost seconds at the start and at every failover
    all.put("offsets.topic.num.partitions", "6");
    all.put("transaction.state.log.num.partitions", "6");
    all.put("share.coordinator.state.topic.num.partitions", "6");

    // a misspelt topic is an error, not a new topic
    all.put("auto.create.topics.enable", "false");
    all.put("group.initial.rebalance.delay.ms", "0");
    // 16 MiB instead of 128 MiB: the heap is small
    all.put("log.cleaner.dedupe.buffer.size", "16777216");
    // transactions stall until a dead broker's session ends: 9 s and 2 s are the defaults
    all.put("broker.session.timeout.ms", "3000");
    all.put("broker.heartbeat.interval.ms", "500");
    // event times of real data lie years back: time retention would delete it while it is loaded
    all.put("log.retention.ms", "-1");
    all.putAll(cluster.brokerProperties());
    return all;
  }

  private static void listeners(KafkaNodeSpec node, Map<String, String> all) {
    List<String> addresses = new ArrayList<>(List.of("PLAINTEXT://" + node.address()));
    List<String> advertised = new ArrayList<>(addresses);
    List<String> protocols = new ArrayList<>(List.of("PLAINTEXT:PLAINTEXT"));
    for (KafkaListener listener : node.proxied()) {
      addresses.add(listener.address());
      advertised.add(listener.advertisedAddress());
      protocols.add(listener.name() + ":PLAINTEXT");
    }
    addresses.add("CONTROLLER://" + LoopbackPorts.HOST + ":" + node.controllerPort());
    protocols.add("CONTROLLER:PLAINTEXT");
    all.put("listeners", String.join(",", addresses));
    all.put("advertised.listeners", String.join(",", advertised));
    all.put("controller.listener.names", "CONTROLLER");
    all.put("listener.security.protocol.map", String.join(",", protocols));
  }

  static void write(KafkaClusterSpec cluster, KafkaNodeSpec node) throws IOException {
    Properties properties = new Properties();
    properties.putAll(of(cluster, node));
    Files.createDirectories(cluster.folder());
    try (Writer out =
        Files.newBufferedWriter(cluster.propertiesFile(node), StandardCharsets.UTF_8)) {
      properties.store(out, node.name());
    }
  }
}
