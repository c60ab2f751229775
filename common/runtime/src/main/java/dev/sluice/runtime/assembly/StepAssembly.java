package dev.sluice.runtime.assembly;

import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.OperatorUid;
import dev.sluice.core.name.OperatorUid.Role;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.NodeRef;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.runtime.deadletter.DeadLetter;
import dev.sluice.runtime.ledger.Reports;
import dev.sluice.runtime.row.PipelineRecord;
import dev.sluice.runtime.step.deduplicate.DeduplicateOperator;
import dev.sluice.runtime.step.deduplicate.PrintFunction;
import dev.sluice.runtime.step.deduplicate.PrintedRecord;
import dev.sluice.runtime.step.route.RouteFunction;
import dev.sluice.runtime.step.transform.TransformFunction;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.util.OutputTag;

/** A step: one operator behind its inputs. */
final class StepAssembly {
  private final CheckedPipeline pipeline;
  private final Edges edges;
  private final DeadLetterStreams deadLetters;
  private final Operators operators;

  StepAssembly(CheckedPipeline pipeline, Edges edges, DeadLetterStreams deadLetters) {
    this.pipeline = pipeline;
    this.edges = edges;
    this.deadLetters = deadLetters;
    this.operators = new Operators(pipeline.spec());
  }

  void assemble(StepSpec step) {
    Schema schema = edges.schema(step.from());
    switch (step.kind()) {
      case TRANSFORM -> transform((StepSpec.Transform) step, edges.union(step.from()), schema);
      case ROUTE -> route((StepSpec.Route) step, edges.union(step.from()), schema);
      case DEDUPLICATE -> deduplicate((StepSpec.Deduplicate) step, schema);
    }
  }

  private void transform(StepSpec.Transform step, DataStream<PipelineRecord> in, Schema schema) {
    Schema output = pipeline.schema(NodeRef.of(step.name()));
    SingleOutputStreamOperator<PipelineRecord> out =
        operators.behind(
            in,
            new TransformFunction(step, schema, output, deadLetters.policy()),
            Reports.to(PipelineRecord::of).and(DeadLetter.OUTPUT, DeadLetter::of),
            Edges.type(output));
    deadLetters.from(named(out, step.name(), Role.TRANSFORM));
    edges.put(step.name(), out);
  }

  private void route(StepSpec.Route step, DataStream<PipelineRecord> in, Schema schema) {
    List<OutputTag<PipelineRecord>> branches =
        step.branches().keySet().stream()
            .map(branch -> RouteFunction.output(branch, Edges.type(schema)))
            .toList();
    SingleOutputStreamOperator<PipelineRecord> out =
        operators.behind(
            in,
            new RouteFunction(step, schema, Edges.type(schema), deadLetters.policy()),
            Reports.toBranches(PipelineRecord::of, branches).and(DeadLetter.OUTPUT, DeadLetter::of),
            Edges.type(schema));
    deadLetters.from(named(out, step.name(), Role.ROUTE));
    for (NodeName branch : step.branches().keySet()) {
      edges.put(
          new NodeRef(step.name(), branch),
          out.getSideOutput(RouteFunction.output(branch, Edges.type(schema))));
    }
  }

  private void deduplicate(StepSpec.Deduplicate step, Schema schema) {
    PrintFunction print = new PrintFunction(step, schema);
    SingleOutputStreamOperator<PipelineRecord> out =
        Edges.union(step.from(), from -> printed(step, from, print, schema))
            .keyBy(PrintedRecord::hash, Types.INT)
            .transform(
                step.name().value(),
                Edges.type(schema),
                new DeduplicateOperator(step, operators.reports(PipelineRecord::of)));
    // records come by the hash code of their key, which alone says its key group; state has keys
    ((OneInputTransformation<?, ?>) out.getTransformation()).setStateKeyType(print.keyType());
    named(out, step.name(), Role.DEDUPLICATE);
    edges.put(step.name(), out);
  }

  /** One for each input: behind all of them it would be a task of its own. */
  private DataStream<PrintedRecord> printed(
      StepSpec.Deduplicate step, NodeRef from, PrintFunction print, Schema schema) {
    return edges
        .get(from)
        .map(print, Edges.printed(schema))
        .name(step.name() + ": key")
        .uid(OperatorUid.ofInput(pipeline.spec().name(), step.name(), from.toString()).value());
  }

  private SingleOutputStreamOperator<PipelineRecord> named(
      SingleOutputStreamOperator<PipelineRecord> operator, NodeName node, Role role) {
    return operator
        .name(node.value())
        .uid(OperatorUid.of(pipeline.spec().name(), node, role).value());
  }
}
