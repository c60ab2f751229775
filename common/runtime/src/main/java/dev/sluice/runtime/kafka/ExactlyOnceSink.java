package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.PipelineName;
import dev.sluice.core.name.TransactionalIdPrefix;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.runtime.ledger.Lives;
import dev.sluice.runtime.ledger.WriterBook;
import dev.sluice.runtime.row.EdgeRecord;
import java.io.IOException;
import java.time.Clock;
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
 */
public final class ExactlyOnceSink
    implements Sink<EdgeRecord>,
        SupportsWriterState<EdgeRecord, KafkaWriterState>,
        SupportsCommitter<EpochCommittable>,
        SupportsPostCommitTopology<EpochCommittable> {
  private static final long serialVersionUID = 1L;

  /** Where a marker is looked for first: Kafka's transactions are open for 15 min at most. */
  private static final Duration RECENT = Duration.ofMinutes(20);

  private final ClusterProfile cluster;
  private final PipelineName pipeline;
  private final NodeName name;
  private final SinkTarget target;
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
      SinkTarget target,
      @Nullable Duration transactionTimeout) {
    this.cluster = cluster;
    this.pipeline = pipeline;
    this.name = name;
    this.target = target;
    this.transactionTimeout = transactionTimeout;
  }

  @Override
  public EpochWriter createWriter(WriterInitContext context) throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public EpochWriter restoreWriter(
      WriterInitContext context, Collection<KafkaWriterState> recovered) throws IOException {
    EdgeSerializer serializer = serializer();
    WriterBook book = book(context, serializer);
    return new EpochWriter(
        connect(serializer).restoreWriter(context, recovered), book, strays(context, recovered));
  }

  private StrayTransactions strays(
      WriterInitContext context, Collection<KafkaWriterState> recovered) throws IOException {
    return StrayTransactions.of(
        TransactionalIdPrefix.of(pipeline, name).value(),
        context.getTaskInfo().getIndexOfThisSubtask(),
        context.getTaskInfo().getNumberOfParallelSubtasks(),
        context.getRestoredCheckpointId().orElse(0),
        recovered,
        ClientProperties.admin(cluster),
        Clock.systemUTC());
  }

  private @Nullable WriterBook book(WriterInitContext context, EdgeSerializer serializer)
      throws IOException {
    SinkTarget.Ledger ledger = target.ledgerOrNull();
    if (ledger == null) {
      return null;
    }
    LedgerTopics.ensure(ledger.topic(), ClientProperties.admin(cluster));
    WriterBook book =
        new WriterBook(
            ledger.charter(),
            Lives.begin(name, Role.SINK, context.getTaskInfo()),
            target.topic().value(),
            context.getRestoredCheckpointId().orElse(0));
    serializer.keep(book, ledger.topic());
    return book;
  }

  @Override
  public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
    return unconnected().getWriterStateSerializer();
  }

  @Override
  public Committer<EpochCommittable> createCommitter(CommitterInitContext context)
      throws IOException {
    return new StrictCommitter(
        connect(serializer()).createCommitter(context),
        new CommitJudge(new CoordinatorWitness(ClientProperties.admin(cluster)), markers()),
        losses(),
        target.onLost(),
        pipeline
            + "/"
            + name
            + " subtask "
            + (context.getTaskInfo().getIndexOfThisSubtask() + 1)
            + " of "
            + context.getTaskInfo().getNumberOfParallelSubtasks());
  }

  private MarkerWitness markers() {
    SinkTarget.Ledger ledger = target.ledgerOrNull();
    return ledger == null
        ? MarkerWitness.NONE
        : new LedgerTopicWitness(cluster, ledger.topic(), RECENT, Clock.systemUTC());
  }

  private LossLog losses() {
    SinkTarget.Ledger ledger = target.ledgerOrNull();
    return ledger == null ? LossLog.NONE : new LedgerLossLog(cluster, ledger.topic());
  }

  @Override
  public SimpleVersionedSerializer<EpochCommittable> getCommittableSerializer() {
    return new EpochCommittableSerializer(unconnected().getCommittableSerializer());
  }

  /**
   * Places writer and committer of a subtask together: the connector's two halves talk within one
   * process.
   */
  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public void addPostCommitTopology(DataStream<CommittableMessage<EpochCommittable>> committables) {
    // the connector only sets the co-location group and never looks at the committables
    unconnected().addPostCommitTopology((DataStream) committables);
  }

  private EdgeSerializer serializer() {
    return new EdgeSerializer(target.topic(), target.provenance());
  }

  private TwoPhaseCommittingStatefulSink<EdgeRecord, KafkaWriterState, KafkaCommittable> connect(
      EdgeSerializer serializer) throws IOException {
    Properties properties = ClientProperties.producer(cluster);
    Duration timeout =
        TransactionTimeout.choose(transactionTimeout, ClientProperties.admin(cluster));
    properties.setProperty(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, String.valueOf(timeout.toMillis()));
    return delegate(properties, serializer);
  }

  /** Enough for the parts of the connector that only serialize. */
  private KafkaSink<EdgeRecord> unconnected() {
    return delegate(new Properties(), serializer());
  }

  private KafkaSink<EdgeRecord> delegate(Properties properties, EdgeSerializer serializer) {
    properties.putIfAbsent(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:0");
    return KafkaSink.<EdgeRecord>builder()
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
