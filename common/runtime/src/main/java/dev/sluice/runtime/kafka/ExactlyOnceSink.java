package dev.sluice.runtime.kafka;

import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.PipelineName;
import dev.sluice.core.name.TransactionalIdPrefix;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.core.spec.OnLostTransaction;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/**
 * The connector's {@link KafkaSink} with a strict commit: a transaction that Kafka refuses to
 * commit is never passed over (see {@link StrictCommitter}). Clients are configured in the process
 * that runs them: secrets and broker limits are not part of the job graph.
 *
 * @param <T> the type of the records written
 */
public final class ExactlyOnceSink<T>
    implements Sink<T>,
        SupportsWriterState<T, KafkaWriterState>,
        SupportsCommitter<EpochCommittable>,
        SupportsPostCommitTopology<EpochCommittable> {
  private static final long serialVersionUID = 1L;

  private final ClusterProfile cluster;
  private final PipelineName pipeline;
  private final NodeName name;
  private final KafkaRecordSerializationSchema<T> serializer;
  private final InputCoordinates<T> coordinates;
  private final @Nullable Duration transactionTimeout;

  /**
   * @param name with the pipeline's name it makes the transactional id prefix: one live sink of
   *     this name at a time
   * @param transactionTimeout null: as long as the broker allows (transaction.max.timeout.ms)
   */
  public ExactlyOnceSink(
      ClusterProfile cluster,
      PipelineName pipeline,
      NodeName name,
      KafkaRecordSerializationSchema<T> serializer,
      InputCoordinates<T> coordinates,
      @Nullable Duration transactionTimeout) {
    this.cluster = cluster;
    this.pipeline = pipeline;
    this.name = name;
    this.serializer = serializer;
    this.coordinates = coordinates;
    this.transactionTimeout = transactionTimeout;
  }

  @Override
  public EpochWriter<T> createWriter(WriterInitContext context) throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public EpochWriter<T> restoreWriter(
      WriterInitContext context, Collection<KafkaWriterState> recovered) throws IOException {
    return new EpochWriter<>(connect().restoreWriter(context, recovered), coordinates);
  }

  @Override
  public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
    return delegate(new Properties()).getWriterStateSerializer();
  }

  @Override
  public Committer<EpochCommittable> createCommitter(CommitterInitContext context)
      throws IOException {
    return new StrictCommitter(
        connect().createCommitter(context),
        new CommitJudge(
            new CoordinatorWitness(ClientProperties.admin(cluster)), MarkerWitness.NONE),
        LossLog.NONE,
        OnLostTransaction.STOP,
        pipeline
            + "/"
            + name
            + " subtask "
            + (context.getTaskInfo().getIndexOfThisSubtask() + 1)
            + " of "
            + context.getTaskInfo().getNumberOfParallelSubtasks());
  }

  @Override
  public SimpleVersionedSerializer<EpochCommittable> getCommittableSerializer() {
    return new EpochCommittableSerializer(delegate(new Properties()).getCommittableSerializer());
  }

  /**
   * Places writer and committer of a subtask together: the connector's two halves talk within one
   * process.
   */
  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public void addPostCommitTopology(DataStream<CommittableMessage<EpochCommittable>> committables) {
    // the connector only sets the co-location group and never looks at the committables
    delegate(new Properties()).addPostCommitTopology((DataStream) committables);
  }

  private TwoPhaseCommittingStatefulSink<T, KafkaWriterState, KafkaCommittable> connect()
      throws IOException {
    Properties properties = ClientProperties.producer(cluster);
    Duration timeout =
        TransactionTimeout.choose(transactionTimeout, ClientProperties.admin(cluster));
    properties.setProperty(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, String.valueOf(timeout.toMillis()));
    return delegate(properties);
  }

  private KafkaSink<T> delegate(Properties properties) {
    properties.putIfAbsent(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:0");
    return KafkaSink.<T>builder()
        .setKafkaProducerConfig(properties)
        .setBootstrapServers(properties.getProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG))
        .setRecordSerializer(serializer)
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(TransactionalIdPrefix.of(pipeline, name).value())
        // one id per transaction: what the coordinator remembers of the id is what became of the
        // transaction
        .setTransactionNamingStrategy(TransactionNamingStrategy.INCREMENTING)
        .build();
  }
}
