package dev.sluice.testkit.soak;

import dev.sluice.ops.flink.JobId;
import dev.sluice.testkit.fault.FaultFailedException;
import dev.sluice.testkit.fault.JobUnderTest;
import dev.sluice.testkit.process.CommandRun;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A pipeline of a {@link SoakSite}, operated by commands. */
final class SoakPipeline implements JobUnderTest {
  private static final int PARALLELISM = 2;

  private final SoakSite site;
  private final String name;
  private final Path file;
  private final Path jobJar;
  private volatile JobId job;

  SoakPipeline(SoakSite site, String name, Path file, Path jobJar) {
    this.site = site;
    this.name = name;
    this.file = file;
    this.jobJar = jobJar;
  }

  @Override
  public String pipeline() {
    return name;
  }

  @Override
  public JobId id() {
    return job;
  }

  Path file() {
    return file;
  }

  void start() {
    submit(PARALLELISM, List.of());
  }

  @Override
  public void submit(String state, int parallelism) {
    submit(parallelism, List.of("--from-savepoint", state));
  }

  private void submit(int parallelism, List<String> options) {
    List<String> command =
        List.of(
            "submit",
            file.toString(),
            "--jar",
            jobJar.toString(),
            "--parallelism",
            Integer.toString(parallelism));
    job = new JobId(run(Stream.concat(command.stream(), options.stream()).toArray(String[]::new)));
  }

  /** With a savepoint; all that it has written is committed then. */
  void stop() {
    run("stop", name);
  }

  private String run(String... command) {
    CommandRun ending = site.sluice(command);
    if (ending.exit() != 0) {
      throw new FaultFailedException(
          "sluice %s ended with %d: %s"
              .formatted(String.join(" ", command), ending.exit(), ending.words()));
    }
    return ending.data();
  }
}
