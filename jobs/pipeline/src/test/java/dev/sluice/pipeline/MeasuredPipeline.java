package dev.sluice.pipeline;

import dev.sluice.ops.cluster.ProcessLogs;
import dev.sluice.ops.run.LocalProcess;
import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.process.ReactorRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code sluice run} of a pipeline file, in a process of its own that is measured from outside. */
record MeasuredPipeline(Process process, Path log) implements AutoCloseable {
  /** Of every process. */
  private static final List<String> JVM_FLAGS = List.of("-Xmx2g");

  /**
   * Starts it.
   *
   * @param folder for files and logs of all pipelines
   * @param yaml what stands below name and cluster
   */
  static MeasuredPipeline start(KafkaUnderTest kafka, Path folder, String name, String yaml)
      throws IOException {
    return start(kafka, folder, name, new PairedRuns.Form(each -> yaml));
  }

  /** Starts it in a form. */
  static MeasuredPipeline start(
      KafkaUnderTest kafka, Path folder, String name, PairedRuns.Form form) throws IOException {
    Path file = folder.resolve("pipelines").resolve(name + ".yaml");
    Path log = folder.resolve(name + ".log");
    Files.createDirectories(file.getParent());
    Files.createDirectories(folder.resolve("clusters"));
    Files.createDirectories(folder.resolve(name));
    Files.writeString(
        folder.resolve("clusters").resolve(name + ".yaml"),
        "apiVersion: sluice/v1\ncluster: %s\nbootstrap-servers: %s\n%s"
            .formatted(name, kafka.bootstrapServers(), form.clients()));
    Files.writeString(
        file,
        "apiVersion: sluice/v1\npipeline: %1$s\nkafka: %1$s\n".formatted(name)
            + form.file().apply(name));
    List<String> flags = new ArrayList<>(JVM_FLAGS);
    flags.addAll(form.jvmFlags());
    List<String> command =
        LocalProcess.in(
                ReactorRoot.find(),
                Site.jobJar(),
                new ProcessLogs(folder.resolve(name), "flink"),
                List.of(
                    "--pipeline",
                    file.toString(),
                    "--task-managers",
                    "1",
                    "--slots",
                    "2",
                    "--state-dir",
                    folder.resolve(name).toString()))
            .withJvmFlags(flags)
            .command();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .start();
    return new MeasuredPipeline(process, log);
  }

  void requireAlive() throws IOException {
    if (!process.isAlive()) {
      throw new AssertionError(Files.readString(log));
    }
  }

  /** Kills it. */
  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
