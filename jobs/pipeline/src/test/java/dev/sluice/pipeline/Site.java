package dev.sluice.pipeline;

import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.JobSummary;
import dev.sluice.testkit.process.CommandRun;
import dev.sluice.testkit.process.FlinkUnderTest;
import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.process.ReactorRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Three brokers, a Flink session cluster, a folder of pipeline files and the commands of an
 * operator: what guarantee tests share.
 */
final class Site implements AutoCloseable {
  /** A hang, not slowness: other work may share the machine. */
  static final Duration LIMIT = Duration.ofSeconds(120);

  private final KafkaUnderTest kafka;
  private final FlinkUnderTest flink;
  private final Path folder;

  private Site(KafkaUnderTest kafka, FlinkUnderTest flink, Path folder) {
    this.kafka = kafka;
    this.flink = flink;
    this.folder = folder;
  }

  static Site open() {
    Path folder = Path.of("target", "site").toAbsolutePath();
    KafkaUnderTest kafka = KafkaUnderTest.three();
    try {
      return new Site(
          kafka, FlinkUnderTest.start(2, spec -> spec.withSlots(4).install(jobJar())), folder);
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  KafkaUnderTest kafka() {
    return kafka;
  }

  FlinkUnderTest flink() {
    return flink;
  }

  /** Writes a pipeline's file, over its former version if there is one, and its profile. */
  Path file(String pipeline, String yaml) {
    try {
      Path file = folder.resolve("pipelines").resolve(pipeline + ".yaml");
      Path profile = folder.resolve("clusters/site.yaml");
      Files.createDirectories(file.getParent());
      Files.createDirectories(profile.getParent());
      Files.writeString(
          profile,
          """
          apiVersion: sluice/v1
          cluster: site
          bootstrap-servers: %s
          """
              .formatted(kafka.bootstrapServers()));
      Files.writeString(
          file,
          """
          apiVersion: sluice/v1
          pipeline: %s
          kafka: site
          """
                  .formatted(pipeline)
              + yaml);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the command prints as data. Any exit code but 0 fails the test with all it said. */
  String sluice(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--rest", flink.restAddress()));
    return command(all);
  }

  /** Requires that the ledger of a pipeline balances and every record of its outputs is claimed. */
  void audit(Path file) {
    command(List.of("audit", file.toString(), "--full"));
  }

  private static String command(List<String> all) {
    CommandRun run = CommandRun.of(ReactorRoot.find(), all);
    if (run.exit() != 0) {
      throw new AssertionError(
          "sluice " + all + " ended with " + run.exit() + ":\n" + run.words() + run.data());
    }
    return run.data();
  }

  /** Ends what a failed test has left behind. */
  void cancelJobs() {
    FlinkRest rest = flink.rest();
    rest.jobs().stream().filter(JobSummary::live).forEach(job -> rest.cancel(job.id()));
  }

  static Path jobJar() {
    return Path.of(Objects.requireNonNull(System.getProperty("sluice.job.jar")));
  }

  @Override
  public void close() {
    try (kafka) {
      flink.close();
    }
  }
}
