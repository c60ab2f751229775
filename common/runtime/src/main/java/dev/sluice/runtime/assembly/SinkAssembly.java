package dev.sluice.runtime.assembly;

import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.OperatorUid;
import dev.sluice.core.name.OperatorUid.Role;
import dev.sluice.core.name.PipelineName;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.core.spec.SinkSpec;
import dev.sluice.runtime.deadletter.DeadLetter;
import dev.sluice.runtime.deadletter.DeadLetterEncoder;
import dev.sluice.runtime.format.EncodeFunction;
import dev.sluice.runtime.format.RecordEncoder;
import dev.sluice.runtime.kafka.BoundsOfTopic;
import dev.sluice.runtime.kafka.ExactlyOnceSink;
import dev.sluice.runtime.kafka.SinkTarget;
import dev.sluice.runtime.ledger.Reports;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.PipelineRecord;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** A sink behind its encoder. */
final class SinkAssembly {
  private final CheckedPipeline pipeline;
  private final PipelineName name;
  private final DeadLetterStreams deadLetters;
  private final Operators operators;

  SinkAssembly(CheckedPipeline pipeline, DeadLetterStreams deadLetters) {
    this.pipeline = pipeline;
    this.name = pipeline.spec().name();
    this.deadLetters = deadLetters;
    this.operators = new Operators(pipeline.spec());
  }

  void assemble(SinkSpec sink, DataStream<PipelineRecord> in) {
    write(encode(sink, in), sink.name(), sink.topic(), sink.provenance());
  }

  DataStream<EdgeRecord> encode(SinkSpec sink, DataStream<PipelineRecord> in) {
    Schema schema = pipeline.schema(sink.from().get(0));
    RecordEncoder encoder =
        new RecordEncoder(Formats.encoder(sink, schema), Formats.keyEncoder(sink, schema));
    SingleOutputStreamOperator<EdgeRecord> encoded =
        operators
            .behind(
                in,
                new EncodeFunction(
                    sink.name(),
                    encoder,
                    new BoundsOfTopic(pipeline.cluster(), sink.topic()),
                    deadLetters.policy()),
                Reports.toWriter(EdgeRecord::of).and(DeadLetter.OUTPUT, DeadLetter::of),
                EdgeRecord.TYPE)
            .name(sink.name() + ": encode " + sink.format())
            .uid(OperatorUid.of(name, sink.name(), Role.ENCODE).value());
    deadLetters.from(encoded);
    return encoded;
  }

  /**
   * The topic's sink is one like any other: dead letters are in the same checkpoint, and committed
   * with the rest.
   */
  void assembleDeadLetters() {
    pipeline
        .spec()
        .deadLetterTopic()
        .ifPresent(
            topic ->
                encodedDeadLetters(topic)
                    .ifPresent(
                        letters ->
                            write(letters, PipelineSpec.DEAD_LETTERS, topic, Provenance.OFFSETS)));
  }

  Optional<DataStream<EdgeRecord>> encodedDeadLetters(TopicName topic) {
    NodeName node = PipelineSpec.DEAD_LETTERS;
    return deadLetters
        .all()
        .map(
            letters ->
                operators
                    .behind(
                        letters,
                        new DeadLetterEncoder(name, new BoundsOfTopic(pipeline.cluster(), topic)),
                        Reports.toWriter(EdgeRecord::of),
                        EdgeRecord.TYPE)
                    .name(node + ": encode")
                    .uid(OperatorUid.of(name, node, Role.ENCODE).value()));
  }

  private void write(
      DataStream<EdgeRecord> records, NodeName sink, TopicName topic, Provenance provenance) {
    SinkTarget.Ledger ledger =
        pipeline
            .spec()
            .ledgerTopic()
            .map(books -> new SinkTarget.Ledger(books, Charters.of(pipeline.spec())))
            .orElse(null);
    ExactlyOnceSink kafka =
        new ExactlyOnceSink(
            pipeline.cluster(),
            name,
            sink,
            new SinkTarget(
                topic, provenance, ledger, pipeline.spec().settings().onLostTransaction()),
            pipeline.spec().settings().transactionTimeoutOrNull());
    records.sinkTo(kafka).name(sink.value()).uid(OperatorUid.of(name, sink, Role.SINK).value());
  }
}
