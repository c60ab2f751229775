package dev.sluice.ops.cli;

import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.job.PipelineJobs;
import dev.sluice.ops.list.JobList;
import dev.sluice.ops.status.PipelineStatus;
import dev.sluice.ops.status.StatusJson;
import dev.sluice.ops.status.StatusText;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "status",
    description = "Say how a pipeline is: state, restarts, checkpoints, tasks, last failure.")
final class StatusCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private FlinkOptions flink = new FlinkOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(
      paramLabel = "PIPELINE",
      arity = "0..1",
      description = "Name of the pipeline, or a job id. Without it: a list.")
  private @Nullable String pipeline;

  StatusCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    FlinkRest rest = flink.connect();
    PipelineJobs jobs = new PipelineJobs(rest);
    if (pipeline == null) {
      JobList list = new JobList(jobs.all(), Instant.now());
      switch (output.form()) {
        case TEXT -> list.lines().forEach(context.console()::data);
        case JSON -> context.console().data(list.json());
      }
      return 0;
    }
    PipelineStatus status = PipelineStatus.of(rest, jobs.newest(pipeline).id(), Instant.now());
    switch (output.form()) {
      case TEXT -> StatusText.lines(status, context.console()).forEach(context.console()::data);
      case JSON -> context.console().data(StatusJson.text(status));
    }
    return 0;
  }
}
