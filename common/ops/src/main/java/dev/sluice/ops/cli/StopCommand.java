package dev.sluice.ops.cli;

import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.JobSummary;
import dev.sluice.ops.job.JobWatch;
import dev.sluice.ops.job.PipelineJobs;
import dev.sluice.ops.json.JsonText;
import dev.sluice.ops.patience.Patience;
import dev.sluice.ops.stop.StopWithSavepoint;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "stop",
    description =
        "Stop a pipeline with a savepoint, wait until everything is committed, and print the savepoint's path.")
final class StopCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private FlinkOptions flink = new FlinkOptions();
  @Mixin private SavepointOptions savepoint = new SavepointOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "PIPELINE", description = "Name of the pipeline, or a job id.")
  private String pipeline = "";

  StopCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    FlinkRest rest = flink.connect();
    JobSummary job = new PipelineJobs(rest).live(pipeline);
    context
        .console()
        .say("stopping '%s' (job %s) with a savepoint".formatted(job.name(), job.id()));
    StopWithSavepoint stop =
        new StopWithSavepoint(rest, new JobWatch(rest, Patience.real()), context.console());
    String path = stop.stop(job, savepoint.target(), savepoint.timeout());
    JsonText.Members members =
        new JsonText.Members()
            .put("pipeline", job.name())
            .put("job", job.id().value())
            .put("savepoint", path);
    context.console().data(output.result(path, members.map()));
    return 0;
  }
}
