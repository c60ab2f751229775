package dev.sluice.ops.cli;

import dev.sluice.ops.cluster.ProcessLogs;
import dev.sluice.ops.pipeline.PipelineFile;
import dev.sluice.ops.run.LocalProcess;
import dev.sluice.ops.submit.Accepted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = {
      "Run a pipeline on a Flink mini cluster of its own, against the Kafka of its profile, until it is stopped.",
      "Type 'stop' to stop it with a savepoint, 'terminate-task-manager' to see it recover."
    })
final class RunCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "FILE", description = "Pipeline file.")
  private Path file = Path.of("");

  @Option(
      names = "--rest-port",
      paramLabel = "PORT",
      description = "Port of the web UI and REST interface (default: a free one).")
  private @Nullable Integer restPort;

  @Option(
      names = "--task-managers",
      paramLabel = "N",
      description = "How many TaskManagers (default: 2).")
  private @Nullable Integer taskManagers;

  @Option(
      names = "--from-savepoint",
      paramLabel = "PATH",
      description = "Go on from a savepoint or a retained checkpoint.")
  private @Nullable String savepoint;

  @Mixin private AcceptOptions accept = new AcceptOptions();

  @Mixin private JobOptions job = new JobOptions();

  RunCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    PipelineFile pipeline = PipelineFile.read(file, context.console());
    Path state =
        context.home().resolve(".sluice/run").resolve(pipeline.checked().spec().name().value());
    ProcessLogs logs = new ProcessLogs(state.resolve("logs"), "flink");
    LocalProcess process =
        LocalProcess.in(context.home(), job.jarFile(context.home()), logs, arguments(state));
    job.requireKafka(pipeline.checked(), context.console());
    context.console().say("Flink logs to " + logs.log());
    return process.run();
  }

  private List<String> arguments(Path state) {
    List<String> arguments =
        new ArrayList<>(List.of("--pipeline", file.toString(), "--state-dir", state.toString()));
    number(restPort)
        .ifPresent(port -> arguments.addAll(List.of("--rest-port", Integer.toString(port))));
    number(taskManagers)
        .ifPresent(count -> arguments.addAll(List.of("--task-managers", Integer.toString(count))));
    if (savepoint != null) {
      arguments.addAll(List.of("--from-savepoint", savepoint));
    }
    accept.accepted().stream().map(Accepted::argument).forEach(arguments::add);
    return arguments;
  }

  private static OptionalInt number(@Nullable Integer given) {
    return given == null ? OptionalInt.empty() : OptionalInt.of(given);
  }
}
