package dev.sluice.testkit.bench;

import dev.sluice.ops.cluster.ProcessLogs;
import dev.sluice.ops.run.LocalProcess;
import dev.sluice.testkit.process.JobJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A pipeline, run as {@code sluice run} does, ledger and provenance headers on.
 *
 * @param nodes sources, steps and sinks as YAML; {@code %in} and {@code %out} stand for the topics
 * @param interval between checkpoints
 */
record SluiceContestant(String name, String nodes, String interval) implements Contestant {
  SluiceContestant(String name, String nodes) {
    this(name, nodes, "1 s");
  }

  @Override
  public List<String> command(Lane lane) throws IOException {
    ProcessLogs logs = new ProcessLogs(lane.folder(), "sluice");
    logs.prepare();
    return LocalProcess.in(
            lane.home(),
            JobJars.find(lane.home()),
            logs,
            List.of(
                "--pipeline",
                file(lane).toString(),
                "--task-managers",
                "1",
                "--slots",
                "2",
                "--state-dir",
                lane.folder().resolve("state").toString()))
        .withJvmFlags(Contest.JVM_FLAGS)
        .command();
  }

  private Path file(Lane lane) throws IOException {
    Path file = lane.folder().resolve("pipelines").resolve(lane.name() + ".yaml");
    Path profile = lane.folder().resolve("clusters/bench.yaml");
    Files.createDirectories(file.getParent());
    Files.createDirectories(profile.getParent());
    Files.writeString(
        profile,
        "apiVersion: sluice/v1\ncluster: bench\nbootstrap-servers: %s\n"
            .formatted(lane.bootstrapServers()));
    return Files.writeString(
        file,
        """
        apiVersion: sluice/v1
        pipeline: %s
        kafka: bench
        settings: {checkpoint-interval: %s, parallelism: 2}
        """
                .formatted(lane.name(), interval)
            + nodes.replace("%in", lane.input()).replace("%out", lane.output()));
  }
}
