package dev.sluice.ops.cluster;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What all commands on the local set-up share. */
final class LocalOptions {
  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      description = "The project's root folder.",
      defaultValue = "${sys:sluice.home:-.}")
  private Path home = Path.of(".");

  Path home() {
    return home.toAbsolutePath().normalize();
  }

  LocalFiles files() {
    return new LocalFiles(home());
  }

  /** The set-up that was last started here. */
  LocalCluster required() {
    return files()
        .read()
        .orElseThrow(
            () ->
                new ClusterException(
                    "there is no cluster here: start it with 'scripts/cluster up'"));
  }
}
