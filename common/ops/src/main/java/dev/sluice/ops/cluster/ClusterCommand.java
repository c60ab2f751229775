package dev.sluice.ops.cluster;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/**
 * The local set-up in a shell: {@code scripts/cluster}. A command of its own, with its own main
 * class, since it starts what all other commands need; it can be mounted in another command as
 * well.
 */
@Command(
    name = "cluster",
    description = "A local Kafka and Flink for development: real processes, on 127.0.0.1 only.",
    mixinStandardHelpOptions = true,
    version = "of the same build as 'scripts/sluice', which says which: scripts/sluice version",
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ClusterUp.class,
      ClusterStatus.class,
      ClusterStart.class,
      ClusterTopic.class,
      ClusterDown.class
    })
public final class ClusterCommand {
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new ClusterCommand())
            .setExecutionExceptionHandler(new ClusterFailures())
            .execute(arguments));
  }
}
