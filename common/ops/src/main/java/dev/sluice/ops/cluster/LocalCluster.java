package dev.sluice.ops.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The local set-up of one project folder, before it is started: three brokers and a Flink session
 * cluster whose state lies under {@code .sluice/cluster}.
 *
 * @param home the project's root, where the build has put the class paths of the processes
 */
public record LocalCluster(Path home, LocalPorts ports, int taskManagers, int slots) {
  public LocalCluster {
    home = home.toAbsolutePath().normalize();
  }

  KafkaClusterSpec kafka() {
    List<KafkaNodeSpec> nodes =
        IntStream.range(0, ports.brokers().size())
            .mapToObj(
                i -> new KafkaNodeSpec(i + 1, ports.brokers().get(i), ports.controllers().get(i)))
            .toList();
    Path folder = files().folder().resolve("kafka");
    return KafkaClusterSpec.of(nodes, folder, classPath("kafka")).withLifetime(Lifetime.DETACHED);
  }

  FlinkClusterSpec flink() {
    FlinkConfiguration shared = FlinkConfiguration.read(home.resolve("conf/flink/config.yaml"));
    Path folder = files().folder().resolve("flink");
    return new FlinkClusterSpec(
        ports.rest(),
        ports.rpc(),
        taskManagers,
        slots,
        folder,
        classPath("flink"),
        shared,
        Lifetime.DETACHED);
  }

  LocalFiles files() {
    return new LocalFiles(home);
  }

  /** The names of all its processes, in the order in which they are shown. */
  List<String> processNames() {
    List<String> names = new ArrayList<>();
    kafka().nodes().forEach(node -> names.add(node.name()));
    names.add(FlinkCommands.JOB_MANAGER);
    IntStream.rangeClosed(1, taskManagers)
        .mapToObj(FlinkTaskManagerId::processName)
        .forEach(names::add);
    return names;
  }

  Path logFolder(String process) {
    return isBroker(process) ? kafka().logFolder() : flink().logFolder();
  }

  static boolean isBroker(String process) {
    return process.startsWith(KafkaNodeSpec.NAME_PREFIX);
  }

  private ClassPathFolder classPath(String process) {
    return new ClassPathFolder(
        home.resolve("common/processes").resolve(process).resolve("target/lib"));
  }
}
