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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A main class of {@code jobs/benchmarks}, which takes bootstrap servers, input, output.
 *
 * @param classPath what it runs on besides its own classes, in folders of the project
 * @param more arguments behind these; {@code %percent} stands for how many of a hundred come out
 */
record PeerContestant(
    String name, String mainClass, boolean compared, List<String> classPath, List<String> more)
    implements Contestant {
  private static final String TARGET = "jobs/benchmarks/target/";
  private static final List<String> FLINK =
      List.of(TARGET + "lib/*", "common/processes/flink/target/lib/*");

  /** RocksDB's own library comes first: Flink's fork of it has classes of the same names. */
  private static final List<String> STREAMS =
      Stream.concat(Stream.of(TARGET + "lib-streams/*"), FLINK.stream()).toList();

  static PeerContestant of(String name, String mainClass) {
    return new PeerContestant(name, mainClass, true, FLINK, List.of());
  }

  /** A Kafka Streams application. */
  static PeerContestant ofStreams(String name, String mainClass) {
    return new PeerContestant(name, mainClass, true, STREAMS, List.of());
  }

  /** One that writes as many records as the work asks for, and not the same. */
  static PeerContestant limit(String name, String mainClass, String... more) {
    return new PeerContestant(name, mainClass, false, FLINK, List.of(more));
  }

  @Override
  public List<String> command(Lane lane) throws IOException {
    ProcessLogs logs = new ProcessLogs(lane.folder(), "peer");
    logs.prepare();
    Path target = lane.home().resolve(TARGET);
    if (!Files.isDirectory(target.resolve("lib-streams"))) {
      throw new CommandFailure(
          ExitCode.NOT_READY, "no peers in " + target, "build them: mvn -q package");
    }
    // checkpoints and state stores of peers: gone with the lane's folder
    Path temporary = Files.createDirectories(lane.folder().resolve("tmp"));
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(FlinkJvmFlags.with(Contest.JVM_FLAGS));
    command.addAll(logs.jvmFlags());
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(
        List.of(
            "-cp",
            Stream.concat(Stream.of(TARGET + "classes"), classPath.stream())
                .map(each -> lane.home() + File.separator + each)
                .collect(Collectors.joining(File.pathSeparator)),
            "dev.sluice.benchmarks." + mainClass,
            lane.bootstrapServers(),
            lane.input(),
            lane.output()));
    more.forEach(each -> command.add(each.replace("%percent", Integer.toString(lane.percent()))));
    return command;
  }
}
