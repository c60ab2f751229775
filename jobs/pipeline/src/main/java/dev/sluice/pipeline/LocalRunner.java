package dev.sluice.pipeline;

import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.runtime.assembly.PipelineAssembler;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs one pipeline on a Flink mini cluster with web UI in this JVM: {@code sluice run}, the demo
 * and tests. Takes the arguments of {@link PipelineJob} and {@code --rest-port N --task-managers N
 * --slots N --state-dir PATH --from-savepoint PATH}; obeys {@link RunnerCommand}s on standard
 * input. Exit code 0 after a stop, 4 for a rejected file, 7 when the promise would have been
 * broken, 1 for any other failure.
 */
public final class LocalRunner {

  private LocalRunner() {}

  public static void main(String[] args) throws Exception {
    int exit;
    try {
      exit = run(JobArguments.parse(args));
    } catch (RejectedPipelineException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      exit = e instanceof RejectedPipelineException ? 4 : 2;
    }
    System.exit(exit);
  }

  private static int run(JobArguments arguments) throws Exception {
    PipelineFiles files = PipelineFiles.read(arguments);
    CheckedPipeline pipeline = files.pipeline();
    RunnerSettings settings = RunnerSettings.of(arguments.runner(), pipeline.spec().name());
    Configuration configuration = settings.configuration();
    Optional.ofNullable(arguments.runner().get("--from-savepoint"))
        .map(RetainedCheckpoints::located)
        .ifPresent(path -> configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path.toString()));
    try (LocalCluster cluster = LocalCluster.start(settings.taskManagers(), configuration)) {
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.getExecutionEnvironment(configuration);
      PipelineAssembler.assemble(pipeline, arguments.policy(), env);
      files.attachTo(env);
      LocalJob job = cluster.submit(env, pipeline.spec().name());
      System.err.println("web UI: " + cluster.webUi());
      RunnerCommand.obey(System.in, cluster, job, Path.of(settings.stateDirectory(), "savepoints"));
      return JobOutcome.exitCode(job.result().join(), System.err);
    }
  }
}
