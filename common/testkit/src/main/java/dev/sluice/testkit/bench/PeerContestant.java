package dev.sluice.testkit.bench;

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

/**
 * A main class of {@code jobs/benchmarks}, which takes bootstrap servers, input, output.
 *
 * @param more arguments behind these; {@code %percent} stands for how many of a hundred come out
 */
record PeerContestant(String name, String mainClass, boolean compared, List<String> more)
    implements Contestant {
  static PeerContestant of(String name, String mainClass) {
    return new PeerContestant(name, mainClass, true, List.of());
  }

  /** One that writes as many records as the work asks for, and not the same. */
  static PeerContestant limit(String name, String mainClass, String... more) {
    return new PeerContestant(name, mainClass, false, List.of(more));
  }

  @Override
  public List<String> command(Lane lane) throws IOException {
    ProcessLogs logs = new ProcessLogs(lane.folder(), "peer");
    logs.prepare();
    Path target = lane.home().resolve("jobs/benchmarks/target");
    if (!Files.isDirectory(target.resolve("lib"))) {
      throw new CommandFailure(
          ExitCode.NOT_READY, "no peers in " + target, "build them: mvn -q package");
    }
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(FlinkJvmFlags.modules());
    command.addAll(Contest.JVM_FLAGS);
    command.addAll(logs.jvmFlags());
    command.addAll(
        List.of(
            "-cp",
            String.join(
                File.pathSeparator,
                target.resolve("classes").toString(),
                target.resolve("lib/*").toString(),
                lane.home().resolve("common/processes/flink/target/lib/*").toString()),
            "dev.sluice.benchmarks." + mainClass,
            lane.bootstrapServers(),
            lane.input(),
            lane.output()));
    more.forEach(each -> command.add(each.replace("%percent", Integer.toString(lane.percent()))));
    return command;
  }
}
