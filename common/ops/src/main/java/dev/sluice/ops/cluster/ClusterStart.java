package dev.sluice.ops.cluster;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "start",
    description = "Start single processes that were killed or have ended, on their ports and data.")
final class ClusterStart implements Callable<Integer> {
  @Mixin private LocalOptions local = new LocalOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "Such as kafka-2, jobmanager or taskmanager-1.")
  private List<String> names = List.of();

  @Override
  public Integer call() {
    LocalControl control =
        new LocalControl(local.required(), command.commandLine().getErr()::println);
    names.forEach(control::start);
    return 0;
  }
}
