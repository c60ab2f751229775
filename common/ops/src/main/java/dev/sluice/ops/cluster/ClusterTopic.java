package dev.sluice.ops.cluster;

import dev.sluice.core.name.TopicName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "topic", description = "Create a topic, replicated to all three brokers.")
final class ClusterTopic implements Callable<Integer> {
  @Mixin private LocalOptions local = new LocalOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "The topic.")
  private String name = "";

  @Option(
      names = "--partitions",
      description = "How many (default: ${DEFAULT-VALUE}).",
      defaultValue = "4")
  private int partitions;

  @Override
  public Integer call() {
    if (!TopicName.isLegal(name)) {
      throw new ParameterException(
          command.commandLine(),
          "'"
              + name
              + "' is not a topic name: letters, digits, '.', '_' and '-', at most 249 of them");
    }
    if (partitions < 1) {
      throw new ParameterException(
          command.commandLine(), "a topic has at least one partition, not " + partitions);
    }
    try (KafkaObservation kafka =
        new KafkaObservation(local.required().kafka().bootstrapServers())) {
      kafka.createTopic(new TopicName(name), partitions);
    }
    command.commandLine().getErr().println("topic " + name + " has " + partitions + " partitions");
    return 0;
  }
}
