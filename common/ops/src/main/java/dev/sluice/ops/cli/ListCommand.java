package dev.sluice.ops.cli;

import dev.sluice.ops.flink.JobSummary;
import dev.sluice.ops.job.PipelineJobs;
import dev.sluice.ops.list.JobList;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "List the pipelines of a cluster.")
final class ListCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private FlinkOptions flink = new FlinkOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = {"-a", "--all"},
      description = "Also those that have ended, as long as Flink remembers them.")
  private boolean all;

  ListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    List<JobSummary> jobs =
        new PipelineJobs(flink.connect()).all().stream().filter(job -> all || job.live()).toList();
    JobList list = new JobList(jobs, Instant.now());
    switch (output.form()) {
      case TEXT -> list.lines().forEach(context.console()::data);
      case JSON -> context.console().data(list.json());
    }
    return 0;
  }
}
