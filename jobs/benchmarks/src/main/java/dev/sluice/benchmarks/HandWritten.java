package dev.sluice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The frame of a job that one writes by hand, with the connector's own source and sink, values
 * only, exactly once, with the settings that a pipeline has. It has none of the guards; do not use
 * it for data that matters.
 */
final class HandWritten {
  /** Between checkpoints, where a job does not say otherwise. */
  static final Duration INTERVAL = Duration.ofSeconds(1);

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
    return environment(INTERVAL);
  }

  /** With so much time between checkpoints. */
  static StreamExecutionEnvironment environment(Duration interval) {
    return environment(new Configuration(), interval);
  }

  private static StreamExecutionEnvironment environment(Configuration settings, Duration interval) {
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    return StreamExecutionEnvironment.getExecutionEnvironment(settings);
  }

  /** With RocksDB and incremental checkpoints, and memory that it does not have by default. */
  static StreamExecutionEnvironment environmentWithState() throws IOException {
    Configuration settings = new Configuration();
    settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    settings.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        Files.createTempDirectory("checkpoints").toUri().toString());
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
    return environment(settings, INTERVAL);
  }

  <T> SingleOutputStreamOperator<T> read(
      StreamExecutionEnvironment env, DeserializationSchema<T> values) {
    return read(env, KafkaRecordDeserializationSchema.valueOnly(values));
  }

  <T> SingleOutputStreamOperator<T> read(
      StreamExecutionEnvironment env, KafkaRecordDeserializationSchema<T> records) {
    KafkaSource<T> source =
        KafkaSource.<T>builder()
            .setBootstrapServers(bootstrapServers)
            .setTopics(from)
            .setGroupId("by-hand-" + to)
            .setProperties(ClientSettings.consumer())
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(records)
            .build();
    return env.fromSource(source, WatermarkStrategy.noWatermarks(), "in").uid("in");
  }

  <T> void write(DataStream<T> out, SerializationSchema<T> values) {
    KafkaSink<T> sink =
        KafkaSink.<T>builder()
            .setBootstrapServers(bootstrapServers)
            .setKafkaProducerConfig(ClientSettings.producer())
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
