package dev.sluice.runtime.assembly;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.ledger.law.Claim;
import dev.sluice.core.ledger.law.Input;
import dev.sluice.core.ledger.law.LostEpoch;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.OperatorUid;
import dev.sluice.core.name.OperatorUid.Role;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.core.spec.SinkSpec;
import dev.sluice.core.spec.SourceSpec;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.runtime.kafka.RepairSink;
import dev.sluice.runtime.kafka.Replay;
import dev.sluice.runtime.kafka.StartPolicy;
import dev.sluice.runtime.row.EdgeRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Lays out the job that makes the records of one lost transaction once more: the pipeline's own
 * nodes from the lost input to the one sink, and nothing else written.
 */
public final class RepairAssembler {
  private final CheckedPipeline pipeline;
  private final RepairPart part;
  private final TopicName ledger;
  private final LostEpoch lost;

  private RepairAssembler(
      CheckedPipeline pipeline, RepairPart part, TopicName ledger, LostEpoch lost) {
    this.pipeline = pipeline;
    this.part = part;
    this.ledger = ledger;
    this.lost = lost;
  }

  /**
   * @throws IllegalArgumentException when the loss cannot be made good with this file, saying why
   */
  public static RepairAssembler of(CheckedPipeline pipeline, LostEpoch lost) {
    TopicName ledger =
        pipeline
            .spec()
            .ledgerTopic()
            .orElseThrow(() -> new IllegalArgumentException("the pipeline keeps no ledger"));
    if (!lost.exact()) {
      throw new IllegalArgumentException(
          "the ledger has been compacted since, and tells only at most what was lost: a repair might repeat the rest");
    }
    RepairPart part = RepairPart.of(pipeline, lost);
    return new RepairAssembler(part.cut(pipeline, lost), part, ledger, lost);
  }

  /** The input that the job reads. */
  public Map<Input, Input.Span> inputs() {
    return part.inputs(lost);
  }

  /**
   * Operators whose state, as it was before the lost epoch, the job must be restored from. Without
   * any, one subtask does.
   */
  public List<OperatorUid> withState() {
    return part.withState();
  }

  /**
   * A bounded job.
   *
   * @param parallelism that of the lost epoch, if there are operators with state: what was lost is
   *     what came out of one subtask
   * @throws IllegalArgumentException when there was no such subtask, or the sink wrote elsewhere
   * @throws org.apache.flink.runtime.execution.SuppressRestartsException when Kafka does not have
   *     the input any more
   */
  public void assemble(int parallelism, StreamExecutionEnvironment env) {
    int subtask = subtask(parallelism);
    env.getConfig().enableObjectReuse();
    env.setParallelism(parallelism);
    env.setMaxParallelism(pipeline.spec().settings().maxParallelism());
    DeadLetterStreams deadLetters = new DeadLetterStreams(pipeline);
    Edges edges = new Edges(pipeline);
    SourceAssembly sources = new SourceAssembly(pipeline, StartPolicy.STRICT, env, deadLetters);
    for (SourceSpec source : pipeline.spec().sources().values()) {
      edges.put(
          source.name(),
          sources.assemble(
              source,
              Replay.of(pipeline.cluster(), pipeline.spec().name(), ranges(source.name())),
              Role.REPLAY));
    }
    StepAssembly steps = new StepAssembly(pipeline, edges, deadLetters);
    for (StepSpec step : pipeline.order()) {
      steps.assemble(step);
    }
    SinkAssembly sinks = new SinkAssembly(pipeline, deadLetters);
    String lostSink = lost.loss().marker().sink().node();
    for (SinkSpec sink : pipeline.spec().sinks().values()) {
      DataStream<EdgeRecord> encoded = sinks.encode(sink, edges.union(sink.from()));
      if (sink.name().value().equals(lostSink)) {
        write(encoded, subtask, sink.topic(), sink.provenance());
      }
    }
    if (lostSink.equals(PipelineSpec.DEAD_LETTERS.value())) {
      TopicName topic = pipeline.spec().deadLetterTopic().orElseThrow();
      write(sinks.encodedDeadLetters(topic).orElseThrow(), subtask, topic, Provenance.OFFSETS);
    }
  }

  /** The one that writes: where the lost records come out. */
  private int subtask(int parallelism) {
    int subtask = part.withState().isEmpty() ? 0 : lost.loss().marker().sink().subtask();
    if (subtask >= parallelism) {
      throw new IllegalArgumentException(
          "subtask %d of the sink lost it, and the checkpoint is of %d: the parallelism was changed in between, and only checkpoint %d says to what"
              .formatted(subtask, parallelism, lost.epoch()));
    }
    return subtask;
  }

  private Map<InputPartition, Input.Span> ranges(NodeName source) {
    Map<InputPartition, Input.Span> ranges = new HashMap<>();
    inputs()
        .forEach(
            (input, span) -> {
              if (input.source().equals(source.value())) {
                ranges.put(input.partition(), span);
              }
            });
    return ranges;
  }

  private void write(
      DataStream<EdgeRecord> records, int subtask, TopicName topic, Provenance provenance) {
    NodeName sink = new NodeName(lost.loss().marker().sink().node());
    lost.missing().keySet().stream()
        .filter(output -> !output.topic().equals(topic.value()))
        .findFirst()
        .ifPresent(
            output -> {
              throw new IllegalArgumentException(
                  "sink '"
                      + sink
                      + "' wrote '"
                      + output.topic()
                      + "' when the loss happened, and '"
                      + topic
                      + "' now; repair with the pipeline file that was running then");
            });
    Claim missing = lost.missing().values().stream().reduce(Claim.NONE, Claim::plus);
    records
        .sinkTo(
            new RepairSink(
                pipeline.cluster(),
                pipeline.spec().name(),
                sink,
                topic,
                provenance,
                ledger,
                lost.loss().key(),
                subtask,
                missing))
        .name(sink + ": repair")
        .uid(OperatorUid.of(pipeline.spec().name(), sink, Role.SINK).value());
  }
}
