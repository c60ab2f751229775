package dev.sluice.pipeline;

import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.runtime.assembly.PipelineAssembler;
import dev.sluice.runtime.kafka.JobClasses;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The main class of the job jar: {@code flink run sluice-pipeline-job.jar --pipeline
 * conf/pipelines/x.yaml}. Where the main path begins: read and check the file, assemble the job,
 * hand it to Flink.
 */
public final class PipelineJob {

  private PipelineJob() {}

  public static void main(String[] args) throws Exception {
    JobClasses.requireOneBuild();
    JobArguments arguments = JobArguments.parse(args);
    PipelineFiles files = PipelineFiles.read(arguments);
    CheckedPipeline pipeline = files.pipeline();
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    PipelineAssembler.assemble(pipeline, arguments.policy(), env);
    files.attachTo(env);
    env.execute(pipeline.spec().name().value());
  }
}
