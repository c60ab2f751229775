package dev.sluice.examples;

import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.OperatorUid;
import dev.sluice.core.name.PipelineName;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.core.spec.StartPosition;
import dev.sluice.core.spec.TopicSelection;
import dev.sluice.runtime.kafka.ExactlyOnceSink;
import dev.sluice.runtime.kafka.ExactlyOnceSource;
import dev.sluice.runtime.kafka.SinkTarget;
import dev.sluice.runtime.kafka.StartPolicy;
import dev.sluice.runtime.row.EdgeRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Copies a topic and replaces each key by its SHA-256, so that records of one key still meet in one
 * partition but the key itself is not shown.
 *
 * <pre>flink run -c dev.sluice.examples.MaskKeysJob sluice-examples.jar BOOTSTRAP FROM TO</pre>
 */
public final class MaskKeysJob {
  private static final PipelineName PIPELINE = new PipelineName("mask-keys");
  private static final NodeName SOURCE = new NodeName("in");
  private static final NodeName MASK = new NodeName("mask");
  private static final NodeName SINK = new NodeName("out");

  private MaskKeysJob() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 3) {
      throw new IllegalArgumentException("usage: MaskKeysJob BOOTSTRAP FROM TO");
    }
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings());
    build(env, args[0], new TopicName(args[1]), new TopicName(args[2]));
    env.execute(PIPELINE.value());
  }

  static void build(
      StreamExecutionEnvironment env, String bootstrapServers, TopicName from, TopicName to) {
    ClusterProfile cluster =
        new ClusterProfile(
            "example", Map.of("bootstrap.servers", bootstrapServers), Map.of(), Map.of());
    ExactlyOnceSource source =
        new ExactlyOnceSource(
            cluster,
            PIPELINE,
            SOURCE,
            new TopicSelection.One(from),
            new StartPosition.Earliest(),
            StartPolicy.STRICT,
            Optional.empty());
    ExactlyOnceSink sink = new ExactlyOnceSink(cluster, PIPELINE, SINK, SinkTarget.plain(to), null);
    env.fromSource(source, WatermarkStrategy.noWatermarks(), SOURCE.value(), EdgeRecord.TYPE)
        .uid(OperatorUid.of(PIPELINE, SOURCE, OperatorUid.Role.SOURCE).value())
        .map(new MaskKey())
        .returns(EdgeRecord.TYPE)
        .name(MASK.value())
        .uid(OperatorUid.of(PIPELINE, MASK, OperatorUid.Role.TRANSFORM).value())
        .sinkTo(sink)
        .name(SINK.value())
        .uid(OperatorUid.of(PIPELINE, SINK, OperatorUid.Role.SINK).value());
  }

  /**
   * Without checkpoints nothing is ever committed; without uids no savepoint fits the next version.
   */
  static Configuration settings() {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    return settings;
  }
}
