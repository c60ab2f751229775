package dev.sluice.runtime.assembly;

import dev.sluice.core.name.OperatorUid;
import dev.sluice.core.name.OperatorUid.Role;
import dev.sluice.core.name.PipelineName;
import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.EventTime;
import dev.sluice.core.spec.SourceSpec;
import dev.sluice.runtime.deadletter.DeadLetter;
import dev.sluice.runtime.format.DecodeFunction;
import dev.sluice.runtime.format.Decoder;
import dev.sluice.runtime.format.EventTimes;
import dev.sluice.runtime.kafka.ExactlyOnceSource;
import dev.sluice.runtime.kafka.StartPolicy;
import dev.sluice.runtime.ledger.Reports;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.PipelineRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** A source and its decoder. */
final class SourceAssembly {
  /** For Kafka's own timestamps, which several producers do not write in order. */
  private static final Duration KAFKA_OUT_OF_ORDERNESS = Duration.ofMinutes(1);

  /** A partition without records must not keep the others' state from expiring. */
  private static final Duration IDLE_AFTER = Duration.ofSeconds(30);

  private final CheckedPipeline pipeline;
  private final PipelineName name;
  private final StartPolicy policy;
  private final StreamExecutionEnvironment env;
  private final DeadLetterStreams deadLetters;
  private final Operators operators;

  SourceAssembly(
      CheckedPipeline pipeline,
      StartPolicy policy,
      StreamExecutionEnvironment env,
      DeadLetterStreams deadLetters) {
    this.pipeline = pipeline;
    this.name = pipeline.spec().name();
    this.policy = policy;
    this.env = env;
    this.deadLetters = deadLetters;
    this.operators = new Operators(pipeline.spec());
  }

  DataStream<PipelineRecord> assemble(SourceSpec source) {
    ExactlyOnceSource kafka =
        new ExactlyOnceSource(
            pipeline.cluster(),
            name,
            source.name(),
            source.topics(),
            source.start(),
            policy,
            pipeline.spec().ledgerTopic());
    return assemble(source, kafka, Role.SOURCE);
  }

  /**
   * The decoder behind whatever reads the records.
   *
   * @param role what state the reader is restored from, if any
   */
  DataStream<PipelineRecord> assemble(
      SourceSpec source, Source<EdgeRecord, ?, ?> records, Role role) {
    DataStream<EdgeRecord> read =
        env.fromSource(records, watermarks(source), source.name().value(), EdgeRecord.TYPE)
            .uid(OperatorUid.of(name, source.name(), role).value());
    SingleOutputStreamOperator<PipelineRecord> decoded =
        operators
            .behind(
                read,
                new DecodeFunction(
                    source.name(),
                    Formats.decoder(source.format(), source.schema()),
                    deadLetters.policy()),
                Reports.to(PipelineRecord::of).and(DeadLetter.OUTPUT, DeadLetter::of),
                Edges.type(source.schema()))
            .name(source.name() + ": decode " + source.format())
            .uid(OperatorUid.of(name, source.name(), Role.DECODE).value());
    deadLetters.from(decoded);
    return decoded;
  }

  private static WatermarkStrategy<EdgeRecord> watermarks(SourceSpec source) {
    return source
        .eventTime()
        .map(
            time ->
                steady(time.outOfOrderness(), time.idleAfterOrNull())
                    .withTimestampAssigner(new EventTimes(decoder(source, time))))
        .orElseGet(() -> steady(KAFKA_OUT_OF_ORDERNESS, null));
  }

  private static WatermarkStrategy<EdgeRecord> steady(
      Duration outOfOrderness, @Nullable Duration idleAfter) {
    WatermarkStrategy<EdgeRecord> bounded =
        WatermarkStrategy.<EdgeRecord>forBoundedOutOfOrderness(outOfOrderness)
            .withIdleness(idleAfter == null ? IDLE_AFTER : idleAfter);
    return context ->
        new SteadyWatermarks(bounded.createWatermarkGenerator(context), InstantSource.system());
  }

  private static Decoder decoder(SourceSpec source, EventTime time) {
    Field field = source.schema().field(source.schema().indexOf(time.field()).orElseThrow());
    return Formats.decoder(source.format(), new Schema(List.of(field)));
  }
}
