package dev.sluice.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A pipeline on a {@link Site}'s processes, started, stopped and changed by commands. */
final class OperatedPipeline {
  private final Site site;
  private final String name;
  private final Path file;

  OperatedPipeline(Site site, String name, String yaml) {
    this.site = site;
    this.name = name;
    this.file = site.file(name, yaml);
  }

  String name() {
    return name;
  }

  void start(int parallelism) {
    submit(parallelism, List.of());
  }

  /**
   * @param state a savepoint
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
    site.sluice(command.toArray(String[]::new));
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
}
