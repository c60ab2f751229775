package dev.sluice.benchmarks;

import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The copy that one writes by hand with the connector's own source and sink, value bytes only: what
 * a pipeline's speed is compared with. It has none of the guards; do not use it for data that
 * matters.
 *
 * <pre>flink run -c dev.sluice.benchmarks.PlainCopyJob JAR BOOTSTRAP FROM TO</pre>
 */
public final class PlainCopyJob {

  private PlainCopyJob() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 3) {
      throw new IllegalArgumentException("usage: PlainCopyJob BOOTSTRAP FROM TO");
    }
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    KafkaSource<byte[]> source =
        KafkaSource.<byte[]>builder()
            .setBootstrapServers(args[0])
            .setTopics(args[1])
            .setGroupId("plain-copy-" + args[2])
            .setProperty("isolation.level", "read_committed")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(
                KafkaRecordDeserializationSchema.valueOnly(ByteArrayDeserializer.class))
            .build();
    KafkaSink<byte[]> sink =
        KafkaSink.<byte[]>builder()
            .setBootstrapServers(args[0])
            .setKafkaProducerConfig(producer())
            .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
            .setTransactionalIdPrefix("plain-copy-" + args[2])
            .setRecordSerializer(
                KafkaRecordSerializationSchema.<byte[]>builder()
                    .setTopic(args[2])
                    .setValueSerializationSchema(new AsIs())
                    .build())
            .build();
    env.fromSource(
            source,
            WatermarkStrategy.noWatermarks(),
            "in",
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
        .uid("in")
        .sinkTo(sink)
        .uid("out");
    env.execute("plain-copy-" + args[2]);
  }

  /** The same as a pipeline's producer has. */
  private static Properties producer() {
    Properties producer = new Properties();
    producer.setProperty("batch.size", "262144");
    producer.setProperty("linger.ms", "20");
    producer.setProperty("compression.type", "lz4");
    // the connector's default of one hour is more than a broker allows
    producer.setProperty("transaction.timeout.ms", "900000");
    return producer;
  }

  /** A class, because the connector reads the type off it. */
  private static final class AsIs implements SerializationSchema<byte[]> {
    private static final long serialVersionUID = 1L;

    @Override
    public byte[] serialize(byte[] value) {
      return value;
    }
  }
}
