package dev.sluice.ops.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One Java process before it is started.
 *
 * @param name unique within a cluster, such as {@code kafka-2}
 */
public record JvmSpec(
    String name,
    ClassPathFolder classPath,
    List<String> jvmFlags,
    String mainClass,
    List<String> arguments,
    ProcessLogs logs,
    Lifetime lifetime) {
  public JvmSpec {
    jvmFlags = List.copyOf(jvmFlags);
    arguments = List.copyOf(arguments);
  }

  /** The command; every process runs on the JDK that this process runs on. */
  List<String> command() {
    List<String> command = new ArrayList<>();
    if (lifetime == Lifetime.DETACHED) {
      command.addAll(Detachment.prefix());
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmFlags);
    command.addAll(logs.jvmFlags());
    command.add("-cp");
    command.add(classPath.argument());
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }
}
