package dev.sluice.benchmarks;

import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The frame of a job that one writes by hand, with the connector's own source and sink, values
 * only, exactly once, with the settings that a pipeline has. It has none of the guards; do not use
 * it for data that matters.
 */
final class HandWritten {
  private final String bootstrapServers;
  private final String from;
  private final String to;

  private HandWritten(String bootstrapServers, String from, String to) {
    this.bootstrapServers = bootstrapServers;
    this.from = from;
    this.to = to;
  }

  /** Where to read and write, from a command line. */
  static HandWritten of(String... arguments) {
    if (arguments.length < 3) {
      throw new IllegalArgumentException("wanted: BOOTSTRAP FROM TO");
    }
    return new HandWritten(arguments[0], arguments[1], arguments[2]);
  }

  static StreamExecutionEnvironment environment() {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    return StreamExecutionEnvironment.getExecutionEnvironment(settings);
  }

  <T> SingleOutputStreamOperator<T> read(
      StreamExecutionEnvironment env, DeserializationSchema<T> values) {
    KafkaSource<T> source =
        KafkaSource.<T>builder()
            .setBootstrapServers(bootstrapServers)
            .setTopics(from)
            .setGroupId("by-hand-" + to)
            .setProperty("isolation.level", "read_committed")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setValueOnlyDeserializer(values)
            .build();
    return env.fromSource(source, WatermarkStrategy.noWatermarks(), "in").uid("in");
  }

  <T> void write(DataStream<T> out, SerializationSchema<T> values) {
    KafkaSink<T> sink =
        KafkaSink.<T>builder()
            .setBootstrapServers(bootstrapServers)
            .setKafkaProducerConfig(producer())
            .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
            .setTransactionalIdPrefix("by-hand-" + to)
            .setRecordSerializer(
                KafkaRecordSerializationSchema.<T>builder()
                    .setTopic(to)
                    .setValueSerializationSchema(values)
                    .build())
            .build();
    out.sinkTo(sink).uid("out");
  }

  String name() {
    return "by-hand-" + to;
  }

  /** The same as a pipeline's producer has. */
  static Properties producer() {
    Properties producer = new Properties();
    producer.setProperty("batch.size", "262144");
    producer.setProperty("linger.ms", "20");
    producer.setProperty("compression.type", "lz4");
    // the connector's default of one hour is more than a broker allows
    producer.setProperty("transaction.timeout.ms", "900000");
    return producer;
  }

  /** Bytes as they are, in and out. */
  static final class AsIs implements DeserializationSchema<byte[]>, SerializationSchema<byte[]> {
    private static final long serialVersionUID = 1L;

    @Override
    public byte[] deserialize(byte[] value) {
      return value;
    }

    @Override
    public byte[] serialize(byte[] value) {
      return value;
    }

    @Override
    public boolean isEndOfStream(byte[] next) {
      return false;
    }

    @Override
    public TypeInformation<byte[]> getProducedType() {
      return PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
    }
  }
}
