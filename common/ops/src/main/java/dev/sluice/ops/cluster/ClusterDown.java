package dev.sluice.ops.cluster;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "down",
    description = "Stop everything; data, checkpoints and logs stay unless --purge is given.")
final class ClusterDown implements Callable<Integer> {
  @Mixin private LocalOptions local = new LocalOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--purge",
      description = "Delete all topics, checkpoints, savepoints and logs too.")
  private boolean purge;

  @Override
  public Integer call() {
    Optional<LocalCluster> cluster = local.files().read();
    cluster.ifPresent(
        found -> new LocalControl(found, command.commandLine().getErr()::println).down());
    if (purge) {
      local.files().purge();
    }
    command
        .commandLine()
        .getErr()
        .println(cluster.isPresent() ? "the cluster is down" : "there is no cluster here");
    return 0;
  }
}
