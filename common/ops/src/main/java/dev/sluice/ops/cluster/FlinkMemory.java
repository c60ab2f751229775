package dev.sluice.ops.cluster;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The memory flags of a Flink process, computed by Flink's own BashJavaUtils: a JVM started without
 * them has another heap and other off-heap limits than the configuration says.
 *
 * @param jvmFlags -Xmx and the like
 * @param dynamicProperties {@code -D key=value} pairs, arguments of the main class
 */
record FlinkMemory(List<String> jvmFlags, List<String> dynamicProperties) {
  private static final String RESULT = "BASH_JAVA_UTILS_EXEC_RESULT:";

  // seconds on an idle machine; a build on few busy cores takes ten times as long
  private static final Duration LIMIT = Duration.ofMinutes(2);

  FlinkMemory {
    jvmFlags = List.copyOf(jvmFlags);
    dynamicProperties = List.copyOf(dynamicProperties);
  }

  /** Two processes at once, since each takes most of a second to start. */
  record OfCluster(FlinkMemory jobManager, FlinkMemory taskManager) {}

  static OfCluster compute(FlinkClusterSpec cluster) {
    ToolRun jobManager =
        ToolRun.start(tool(cluster, "GET_JM_RESOURCE_PARAMS", "jobmanager-memory"));
    ToolRun taskManager =
        ToolRun.start(tool(cluster, "GET_TM_RESOURCE_PARAMS", "taskmanager-memory"));
    return new OfCluster(parse(jobManager.output(LIMIT)), parse(taskManager.output(LIMIT)));
  }

  static FlinkMemory parse(String output) {
    List<String> results =
        output
            .lines()
            .filter(line -> line.startsWith(RESULT))
            .map(line -> line.substring(RESULT.length()))
            .toList();
    if (results.size() != 2) {
      throw new ClusterException(
          "BashJavaUtils gave " + results.size() + " results, not 2:\n" + output);
    }
    return new FlinkMemory(words(results.get(0)), words(results.get(1)));
  }

  private static List<String> words(String line) {
    return Arrays.stream(line.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  private static JvmSpec tool(FlinkClusterSpec cluster, String command, String name) {
    return new JvmSpec(
        name,
        cluster.classPath(),
        ToolRun.FAST_START,
        "org.apache.flink.runtime.util.bash.BashJavaUtils",
        List.of(command, "--configDir", cluster.confFolder().toString()),
        new ProcessLogs(cluster.logFolder(), name),
        Lifetime.WITH_THIS_JVM);
  }
}
