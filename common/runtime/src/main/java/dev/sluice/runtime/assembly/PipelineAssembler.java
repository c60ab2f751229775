package dev.sluice.runtime.assembly;

import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.SinkSpec;
import dev.sluice.core.spec.SourceSpec;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.runtime.kafka.StartPolicy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Lays a checked pipeline out as a Flink job: sources, steps in the order of the data, sinks, and
 * last the dead letters of all of them.
 */
public final class PipelineAssembler {

  private PipelineAssembler() {}

  public static void assemble(
      CheckedPipeline pipeline, StartPolicy policy, StreamExecutionEnvironment env) {
    JobSettings.apply(pipeline.spec(), env);
    DeadLetterStreams deadLetters = new DeadLetterStreams(pipeline);
    Edges edges = new Edges(pipeline);
    SourceAssembly sources = new SourceAssembly(pipeline, policy, env, deadLetters);
    for (SourceSpec source : pipeline.spec().sources().values()) {
      edges.put(source.name(), sources.assemble(source));
    }
    StepAssembly steps = new StepAssembly(pipeline, edges, deadLetters);
    for (StepSpec step : pipeline.order()) {
      steps.assemble(step);
    }
    SinkAssembly sinks = new SinkAssembly(pipeline, deadLetters);
    for (SinkSpec sink : pipeline.spec().sinks().values()) {
      sinks.assemble(sink, edges.union(sink.from()));
    }
    sinks.assembleDeadLetters();
  }
}
