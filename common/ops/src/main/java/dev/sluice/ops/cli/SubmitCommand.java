package dev.sluice.ops.cli;

import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.flink.ClusterOverview;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.JobId;
import dev.sluice.ops.flink.RunRequest.StateWithoutOperator;
import dev.sluice.ops.job.JobWatch;
import dev.sluice.ops.job.PipelineJobs;
import dev.sluice.ops.json.JsonText;
import dev.sluice.ops.patience.Patience;
import dev.sluice.ops.pipeline.PipelineFile;
import dev.sluice.ops.submit.JobJar;
import dev.sluice.ops.submit.JobLauncher;
import dev.sluice.ops.submit.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "submit",
    description =
        "Check a pipeline and its environment, start it on a cluster, wait until it runs, and print the job id.")
final class SubmitCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "FILE", description = "Pipeline file.")
  private Path file = Path.of("");

  @Mixin private FlinkOptions flink = new FlinkOptions();
  @Mixin private StartOptions start = new StartOptions();
  @Mixin private JobOptions job = new JobOptions();

  @Option(
      names = "--from-savepoint",
      paramLabel = "PATH",
      description = "Go on from a savepoint or a retained checkpoint.")
  private @Nullable String savepoint;

  @Option(
      names = "--drop-state",
      description = "Let go of state in the savepoint that no node has a use for.")
  private boolean dropState;

  @Mixin private AcceptOptions accept = new AcceptOptions();

  @Option(names = "--dry-run", description = "Check everything, and start nothing.")
  private boolean dryRun;

  @Mixin private OutputOption output = new OutputOption();

  SubmitCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Console console = context.console();
    PipelineFile pipeline = PipelineFile.read(file, console);
    String name = pipeline.checked().spec().name().value();
    Integer parallelism = start.parallelism(pipeline.checked()).orElse(null);
    FlinkRest rest = flink.connect();
    requireFlink(rest, name, console);
    job.requireKafka(pipeline.checked(), console);
    JobJar jar = job.jar(context.home());
    console.say(
        "'%s' can be submitted to %s with %s"
            .formatted(name, rest.address(), jar.path().getFileName()));
    if (dryRun) {
      return 0;
    }
    JobLauncher launcher = new JobLauncher(rest, new JobWatch(rest, Patience.real()), console);
    JobId id = launcher.start(launcher.provide(jar), pipeline.text(), from(parallelism));
    console.say("job " + id + " is submitted; waiting until it runs");
    launcher.awaitRunning(id, name, start.startTimeout());
    JsonText.Members members = new JsonText.Members().put("pipeline", name).put("job", id.value());
    console.data(output.result(id.value(), members.map()));
    return 0;
  }

  private Start from(@Nullable Integer parallelism) {
    return new Start(
        savepoint,
        parallelism,
        dropState ? StateWithoutOperator.DROPPED : StateWithoutOperator.REFUSED,
        accept.accepted());
  }

  private static void requireFlink(FlinkRest rest, String name, Console console) {
    ClusterOverview cluster = rest.overview();
    new PipelineJobs(rest)
        .findLive(name)
        .ifPresent(
            live -> {
              throw new CommandFailure(
                  ExitCode.NOT_READY,
                  "'%s' is %s already, as job %s; two would write every record twice"
                      .formatted(name, live.state(), live.id()),
                  "replace it: sluice upgrade FILE",
                  "or stop it first: sluice stop " + name);
            });
    if (cluster.freeSlots() == 0) {
      console.say(
          "no slot is free (%d in all); the job waits until one is".formatted(cluster.slots()));
    }
  }
}
