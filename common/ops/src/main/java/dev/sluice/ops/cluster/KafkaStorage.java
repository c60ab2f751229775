package dev.sluice.ops.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Formats the data folders of a new cluster with Kafka's own tool; folders that are formatted stay
 * as they are.
 */
final class KafkaStorage {
  // seconds on an idle machine; a build on few busy cores takes ten times as long
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private KafkaStorage() {}

  static void format(KafkaClusterSpec cluster, String clusterId) {
    List<ToolRun> runs =
        cluster.nodes().stream()
            .map(node -> ToolRun.start(tool(cluster, node, clusterId)))
            .toList();
    runs.forEach(run -> run.output(LIMIT));
  }

  private static JvmSpec tool(KafkaClusterSpec cluster, KafkaNodeSpec node, String clusterId) {
    List<String> arguments = new ArrayList<>(List.of("format", "-t", clusterId, "-c"));
    arguments.add(cluster.propertiesFile(node).toString());
    arguments.add("--ignore-formatted");
    new TreeMap<>(cluster.features())
        .forEach((name, level) -> arguments.addAll(List.of("--feature", name + "=" + level)));
    ProcessLogs logs = new ProcessLogs(cluster.logFolder(), node.name() + "-format");
    return new JvmSpec(
        node.name() + "-format",
        cluster.classPath(),
        ToolRun.FAST_START,
        "kafka.tools.StorageTool",
        arguments,
        logs,
        Lifetime.WITH_THIS_JVM);
  }
}
