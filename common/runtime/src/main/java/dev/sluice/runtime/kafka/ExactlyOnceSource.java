package dev.sluice.runtime.kafka;

import dev.sluice.core.name.ConsumerGroup;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.PipelineName;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.core.spec.StartPosition;
import dev.sluice.core.spec.TopicSelection;
import dev.sluice.runtime.row.EdgeRecord;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The connector's {@link KafkaSource}, read_committed, that never jumps: an offset that is gone,
 * one in front of which other records stand now, one that was passed before, and a topic that was
 * recreated stop the job with names and numbers ({@link OffsetGuard}, {@link PositionValidation},
 * {@link RepeatGuard}, {@link TopicIds}). Clients are configured in the process that runs them, so
 * secrets are not part of the job graph.
 */
public final class ExactlyOnceSource
    implements Source<EdgeRecord, KafkaPartitionSplit, GuardedEnumState>,
        ResultTypeQueryable<EdgeRecord> {
  private static final long serialVersionUID = 1L;

  /** Below 10 s a partition can be assigned twice (FLINK-40615). */
  private static final long DISCOVERY_INTERVAL_MS = 10_000;

  private final ClusterProfile cluster;
  private final PipelineName pipeline;
  private final NodeName name;
  private final TopicSelection topics;
  private final StartPosition start;
  private final StartPolicy policy;
  private final @Nullable TopicName ledger;
  private final JobClasses builtBy = JobClasses.ofThisProcess();

  /**
   * @param policy of this start
   * @param ledger of a pipeline that keeps one; then each partition begins with an opening
   */
  public ExactlyOnceSource(
      ClusterProfile cluster,
      PipelineName pipeline,
      NodeName name,
      TopicSelection topics,
      StartPosition start,
      StartPolicy policy,
      Optional<TopicName> ledger) {
    this.cluster = cluster;
    this.pipeline = pipeline;
    this.name = name;
    this.topics = topics;
    this.start = start;
    this.policy = policy;
    this.ledger = ledger.orElse(null);
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<EdgeRecord, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    builtBy.requireSameAs(JobClasses.ofThisProcess());
    EdgeDeserializer deserializer = new EdgeDeserializer();
    return new GuardedReader(
        delegate(consumer(), deserializer).createReader(context),
        new OffsetGuard(label(), policy, Clock.systemUTC()),
        deserializer,
        repeats(),
        ClientProperties.admin(cluster),
        new PositionValidation(ClientProperties.reader(cluster)));
  }

  private @Nullable RepeatGuard repeats() {
    TopicName topic = ledger;
    return topic == null
        ? null
        : new RepeatGuard(
            pipeline, name, policy, Clock.systemUTC(), () -> LedgerPositions.read(cluster, topic));
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, GuardedEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return guarded(delegate(consumer()).createEnumerator(context), context, new TopicIds(Map.of()));
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, GuardedEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, GuardedEnumState checkpoint)
      throws Exception {
    return guarded(
        delegate(consumer()).restoreEnumerator(context, checkpoint.splits()),
        context,
        checkpoint.topics());
  }

  private GuardedEnumerator guarded(
      SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> enumerator,
      SplitEnumeratorContext<KafkaPartitionSplit> context,
      TopicIds known) {
    return new GuardedEnumerator(
        enumerator, context, label(), topics, ClientProperties.admin(cluster), known);
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return new LeaderEpochSplitSerializer(delegate(unconnected()).getSplitSerializer());
  }

  @Override
  public SimpleVersionedSerializer<GuardedEnumState> getEnumeratorCheckpointSerializer() {
    return new GuardedEnumStateSerializer(
        delegate(unconnected()).getEnumeratorCheckpointSerializer());
  }

  @Override
  public TypeInformation<EdgeRecord> getProducedType() {
    return EdgeRecord.TYPE;
  }

  private String label() {
    return pipeline + "/" + name;
  }

  private Properties consumer() {
    return ClientProperties.consumer(cluster, ConsumerGroup.of(pipeline));
  }

  /** Enough for the parts of the connector that only serialize. */
  private static Properties unconnected() {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", "unused:0");
    properties.setProperty("group.id", "unused");
    return properties;
  }

  private KafkaSource<EdgeRecord> delegate(Properties properties) {
    return delegate(properties, new EdgeDeserializer());
  }

  private KafkaSource<EdgeRecord> delegate(Properties properties, EdgeDeserializer deserializer) {
    KafkaSourceBuilder<EdgeRecord> builder =
        KafkaSource.<EdgeRecord>builder()
            .setProperties(properties)
            .setProperty(
                KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
                String.valueOf(DISCOVERY_INTERVAL_MS))
            .setClientIdPrefix(pipeline + "-" + name)
            .setStartingOffsets(new StartOffsets(start))
            .setDeserializer(deserializer);
    if (topics instanceof TopicSelection.Matching matching) {
      return builder.setTopicPattern(Pattern.compile(matching.pattern())).build();
    }
    return builder.setTopics(((TopicSelection.One) topics).topic().value()).build();
  }
}
