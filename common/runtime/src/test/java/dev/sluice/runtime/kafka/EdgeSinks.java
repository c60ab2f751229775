package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.PipelineName;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.runtime.row.EdgeRecord;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sinks of the connector as it is. */
public final class EdgeSinks {
  private EdgeSinks() {}

  public static Sink<EdgeRecord> atLeastOnce(
      String bootstrapServers, TopicName topic, Provenance provenance) {
    return KafkaSink.<EdgeRecord>builder()
        .setBootstrapServers(bootstrapServers)
        .setKafkaProducerConfig(new Properties())
        .setRecordSerializer(new RecordsOnly(new EdgeSerializer(topic, provenance)))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  /** Exactly once, with the transactional ids of another pipeline's sink. */
  public static Sink<EdgeRecord> withIdsOf(
      String pipeline, String sink, String bootstrapServers, TopicName topic) {
    return new ExactlyOnceSink(
        new ClusterProfile(
            "test", Map.of("bootstrap.servers", bootstrapServers), Map.of(), Map.of()),
        new PipelineName(pipeline),
        new NodeName(sink),
        SinkTarget.plain(topic),
        null);
  }

  /** The connector knows nothing of statements. */
  private static final class RecordsOnly implements KafkaRecordSerializationSchema<EdgeRecord> {
    private static final long serialVersionUID = 1L;

    private final EdgeSerializer records;

    RecordsOnly(EdgeSerializer records) {
      this.records = records;
    }

    @Override
    public @Nullable ProducerRecord<byte[], byte[]> serialize(
        EdgeRecord record, KafkaSinkContext context, @Nullable Long timestamp) {
      return record.statementOrNull() == null
          ? records.serialize(record, context, timestamp)
          : null;
    }
  }
}
