package dev.sluice.pipeline;

import dev.sluice.ops.flink.JobId;
import dev.sluice.testkit.fault.JobUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A pipeline on a {@link Site}'s processes, started, stopped and changed by commands. */
final class OperatedPipeline implements JobUnderTest {
  private final Site site;
  private final String name;
  private final Path file;
  private volatile String job = "";

  OperatedPipeline(Site site, String name, String yaml) {
    this.site = site;
    this.name = name;
    this.file = site.file(name, yaml);
  }

  String name() {
    return name;
  }

  @Override
  public String pipeline() {
    return name;
  }

  @Override
  public JobId id() {
    return new JobId(job);
  }

  @Override
  public void submit(String state, int parallelism) {
    resume(parallelism, state);
  }

  void start(int parallelism) {
    submit(parallelism, List.of());
  }

  /**
   * @param state a savepoint or a retained checkpoint
   */
  void resume(int parallelism, String state) {
    submit(parallelism, List.of("--from-savepoint", state));
  }

  private void submit(int parallelism, List<String> options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "submit",
                file.toString(),
                "--jar",
                Site.jobJar().toString(),
                "--parallelism",
                Integer.toString(parallelism)));
    command.addAll(options);
    job = site.sluice(command.toArray(String[]::new));
  }

  /** The savepoint's path; all that it has written is committed. */
  String stop() {
    return site.sluice("stop", name);
  }

  /** From Kafka alone: every record is accounted for exactly once. */
  void audit() {
    site.audit(file);
  }

  /** Replaces the running version by this one. */
  void upgrade(String yaml) {
    site.file(name, yaml);
    site.sluice("upgrade", file.toString(), "--jar", Site.jobJar().toString(), "--yes");
  }

  /** The last checkpoint that was complete before the JobManager went away. */
  String latestCheckpoint() {
    Path checkpoints = site.flink().cluster().spec().checkpoints().resolve(job);
    try (Stream<Path> all = Files.list(checkpoints)) {
      return all.filter(path -> Files.exists(path.resolve("_metadata")))
          .max(Comparator.comparingLong(OperatedPipeline::number))
          .orElseThrow(() -> new AssertionError("no complete checkpoint in " + checkpoints))
          .toUri()
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
  }
}
