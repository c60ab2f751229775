package dev.sluice.ops.run;

import dev.sluice.ops.cluster.FlinkJvmFlags;
import dev.sluice.ops.cluster.ProcessLogs;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.ExitCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The JVM that runs a pipeline on a mini cluster, or repairs one: what it is started with.
 *
 * @param main class of the job jar
 * @param logs where Flink logs to; the terminal is for what the pipeline's user must know
 */
public record LocalProcess(
    Path java,
    Path jobJar,
    Path flinkLib,
    ProcessLogs logs,
    String main,
    List<String> jvmFlags,
    List<String> arguments) {
  private static final String RUN = "dev.sluice.pipeline.LocalRunner";
  private static final String REPAIR = "dev.sluice.pipeline.RepairRunner";

  public LocalProcess {
    jvmFlags = List.copyOf(jvmFlags);
    arguments = List.copyOf(arguments);
  }

  /**
   * @param home the project's root, where the build has put Flink
   */
  public static LocalProcess in(Path home, Path jobJar, ProcessLogs logs, List<String> arguments) {
    Path flinkLib = home.resolve("common/processes/flink/target/lib");
    if (!Files.isDirectory(flinkLib)) {
      throw new CommandFailure(
          ExitCode.NOT_READY,
          "no Flink in " + flinkLib,
          "build it: mvn -q package -Dmaven.test.skip=true");
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new LocalProcess(java, jobJar, flinkLib, logs, RUN, List.of(), arguments);
  }

  public LocalProcess withJvmFlags(List<String> flags) {
    return new LocalProcess(java, jobJar, flinkLib, logs, main, flags, arguments);
  }

  /** The same, to bring what lost transactions held. */
  public LocalProcess repairing(List<String> more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(more);
    return new LocalProcess(java, jobJar, flinkLib, logs, REPAIR, jvmFlags, all);
  }

  public List<String> command() {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(FlinkJvmFlags.with(jvmFlags));
    command.addAll(logs.jvmFlags());
    command.addAll(
        List.of("-cp", jobJar + File.pathSeparator + flinkLib + File.separator + "*", main));
    command.addAll(arguments);
    return command;
  }

  /** Runs to the end, on this terminal, and passes on how it ended. */
  public int run() throws IOException {
    logs.prepare();
    Process process = new ProcessBuilder(command()).inheritIO().start();
    // Ctrl-C reaches both; a plain kill of this process must not leave the other one behind
    Thread end =
        new Thread(() -> Stream.of(process).filter(Process::isAlive).forEach(Process::destroy));
    Runtime.getRuntime().addShutdownHook(end);
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return ExitCode.BUG.number();
    }
  }
}
