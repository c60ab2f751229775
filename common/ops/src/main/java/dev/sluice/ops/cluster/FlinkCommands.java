package dev.sluice.ops.cluster;

import java.util.ArrayList;
import java.util.List;

/** The command lines of a cluster's processes. */
record FlinkCommands(FlinkClusterSpec cluster, FlinkMemory.OfCluster memory) {
  static final String JOB_MANAGER = "jobmanager";

  JvmSpec jobManager() {
    return process(
        JOB_MANAGER,
        memory.jobManager(),
        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
        List.of("--executionMode", "cluster"));
  }

  JvmSpec taskManager(FlinkTaskManagerId id) {
    return process(
        id.processName(),
        memory.taskManager(),
        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
        List.of("-D", "taskmanager.resource-id=" + id.resourceId()));
  }

  private JvmSpec process(
      String name, FlinkMemory flags, String mainClass, List<String> modeArguments) {
    List<String> jvmFlags = new ArrayList<>(flags.jvmFlags());
    jvmFlags.addAll(FlinkJvmFlags.with(cluster.configuration().jvmFlags()));
    List<String> arguments =
        new ArrayList<>(List.of("--configDir", cluster.confFolder().toString()));
    arguments.addAll(modeArguments);
    arguments.addAll(flags.dynamicProperties());
    // one folder a process: after kill -9 the next one must not trip over what it left
    arguments.addAll(List.of("-D", "io.tmp.dirs=" + cluster.temporaryFolder(name)));
    ProcessLogs logs = new ProcessLogs(cluster.logFolder(), name);
    return new JvmSpec(
        name,
        cluster.classPath().and(cluster.libraries()),
        jvmFlags,
        mainClass,
        arguments,
        logs,
        cluster.lifetime());
  }
}
