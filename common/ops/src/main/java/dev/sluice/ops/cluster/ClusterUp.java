package dev.sluice.ops.cluster;

import dev.sluice.ops.submit.JobJar;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "up",
    description =
        "Start three Kafka brokers, a Flink JobManager with web UI, and TaskManagers; data of before is kept.")
final class ClusterUp implements Callable<Integer> {
  @Mixin private LocalOptions local = new LocalOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--kafka-ports",
      split = ",",
      paramLabel = "PORT",
      description = "Three ports for the brokers (default: ${DEFAULT-VALUE}).",
      defaultValue = "9092,9093,9094")
  private List<Integer> kafkaPorts = List.of();

  @Option(
      names = "--rest-port",
      description = "The port of Flink's web UI and REST interface (default: ${DEFAULT-VALUE}).",
      defaultValue = "8081")
  private int restPort;

  @Option(
      names = "--task-managers",
      description = "How many (default: ${DEFAULT-VALUE}).",
      defaultValue = "2")
  private int taskManagers;

  @Option(
      names = "--slots",
      description = "Slots of each TaskManager (default: ${DEFAULT-VALUE}).",
      defaultValue = "2")
  private int slots;

  @Option(
      names = "--with-job-jar",
      description =
          "Put the built job jar into Flink's class path: submit and upgrade take half the time, but a new build needs "
              + "the cluster down and up again, and 'flink run' with the job jar is not possible.")
  private boolean withJobJar;

  @Override
  public Integer call() throws IOException {
    Optional<LocalCluster> before = local.files().read();
    if (before.isPresent() && stillThere(before.get())) {
      return 0;
    }
    LocalCluster cluster = new LocalCluster(local.home(), ports(), taskManagers, slots);
    new LocalControl(cluster, this::say).up(withJobJar ? JobJar.locate(local.home()) : null);
    report(cluster);
    return 0;
  }

  /**
   * True if it runs as it should; otherwise there is nothing of it any more, or the user has to
   * decide.
   */
  private boolean stillThere(LocalCluster before) {
    LocalStatus status = LocalStatus.of(before);
    switch (status.overall()) {
      case UP -> {
        say("the cluster is up already");
        report(before);
        return true;
      }
      case PARTLY -> throw new ClusterException(LocalStatusText.partly(status));
      case DOWN -> {
        if (!status.names(LocalStatus.Life.LOST).isEmpty()) {
          say(
              "the last cluster here ended without 'scripts/cluster down'; a new one takes over its data");
        }
        return false;
      }
    }
    throw new IllegalStateException("a status that is none: " + status);
  }

  private LocalPorts ports() {
    try {
      return LocalPorts.of(kafkaPorts, restPort);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private void report(LocalCluster cluster) {
    command
        .commandLine()
        .getOut()
        .println("bootstrap servers  " + cluster.kafka().bootstrapServers());
    command.commandLine().getOut().println("web UI and REST    " + cluster.flink().restAddress());
    command.commandLine().getOut().println("logs               " + cluster.kafka().logFolder());
    command.commandLine().getOut().println("                   " + cluster.flink().logFolder());
  }

  private void say(String line) {
    command.commandLine().getErr().println(line);
  }
}
