package dev.sluice.ops.cli;

import dev.sluice.ops.cluster.ProcessLogs;
import dev.sluice.ops.console.Confirmation;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.pipeline.PipelineFile;
import dev.sluice.ops.run.LocalProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "repair",
    description = {
      "Bring what lost transactions held: read their input once more, through the same pipeline file, and write what is missing.",
      "All of a transaction or nothing, and only if it is exactly what was lost. Needs no Flink cluster; the pipeline may run or not.",
      "Behind steps with state (deduplicate), it needs the last checkpoint before the loss, if Flink has retained it."
    })
final class RepairCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "FILE", description = "Pipeline file, as it was when the loss happened.")
  private Path file = Path.of("");

  @Option(
      names = "--checkpoints",
      paramLabel = "FOLDER",
      description = {
        "Where retained checkpoints and savepoints of the pipeline lie, as Flink names it, or one of them; can be repeated.",
        "Default: those of the local cluster and of 'sluice run'."
      })
  private List<String> checkpoints = List.of();

  @Mixin private JobOptions job = new JobOptions();
  @Mixin private PlanOptions plan = new PlanOptions();

  RepairCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    PipelineFile pipeline = PipelineFile.read(file, context.console());
    String name = pipeline.checked().spec().name().value();
    Path state = context.home().resolve(".sluice/repair").resolve(name);
    LocalProcess process =
        LocalProcess.in(
            context.home(),
            job.jarFile(context.home()),
            new ProcessLogs(state.resolve("logs"), "flink"),
            List.of(
                "--pipeline",
                file.toString(),
                "--state-dir",
                state.toString(),
                "--checkpoints",
                String.join(",", checkpoints.isEmpty() ? local(name) : checkpoints)));
    int lost = process.repairing(List.of("--dry-run")).run();
    if (lost != ExitCode.DIFFERENCES.number()) {
      return lost;
    }
    Confirmation confirmation = plan.confirmation();
    if (!confirmation.allows(context.console(), "repair '" + name + "'?")) {
      return confirmation == Confirmation.DRY_RUN ? lost : 0;
    }
    return process.repairing(List.of()).run();
  }

  private List<String> local(String name) {
    Path sluice = context.home().resolve(".sluice");
    return Stream.of(
            sluice.resolve("run").resolve(name),
            sluice.resolve("cluster/flink/checkpoints"),
            sluice.resolve("cluster/flink/savepoints"))
        .map(Path::toString)
        .toList();
  }
}
