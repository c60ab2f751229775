package dev.sluice.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Each flight once, by hand: a flag for each key that expires. It takes the id from the record's
 * key and reads no JSON, unless there is no key.
 */
public final class UniqueFlightsJob {
  private UniqueFlightsJob() {}

  public static void main(String[] args) throws Exception {
    HandWritten job = HandWritten.of(args);
    StreamExecutionEnvironment env = HandWritten.environmentWithState();
    job.write(
        job.read(env, new Keyed())
            .keyBy(record -> record.f0, Types.STRING)
            .process(new First())
            .uid("unique"),
        new HandWritten.AsIs());
    env.execute(job.name());
  }

  private static final class First
      extends KeyedProcessFunction<String, Tuple2<String, byte[]>, byte[]> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable ValueState<Boolean> seen;

    @Override
    public void open(OpenContext context) {
      ValueStateDescriptor<Boolean> flag = new ValueStateDescriptor<>("seen", Types.BOOLEAN);
      flag.enableTimeToLive(
          StateTtlConfig.newBuilder(Duration.ofDays(1))
              .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
              .build());
      seen = getRuntimeContext().getState(flag);
    }

    @Override
    public void processElement(
        Tuple2<String, byte[]> record, Context context, Collector<byte[]> out) throws Exception {
      ValueState<Boolean> flag = Objects.requireNonNull(seen, "open was not called");
      if (flag.value() == null) {
        flag.update(true);
        out.collect(record.f1);
      }
    }
  }

  private static final class Keyed
      implements KafkaRecordDeserializationSchema<Tuple2<String, byte[]>> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(
        ConsumerRecord<byte[], byte[]> record, Collector<Tuple2<String, byte[]>> out) {
      out.collect(Tuple2.of(id(record), record.value()));
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
      return record.key() == null
          ? IdentifiedFlight.idOf(record.value())
          : new String(record.key(), StandardCharsets.UTF_8);
    }

    @Override
    public TypeInformation<Tuple2<String, byte[]>> getProducedType() {
      return Types.TUPLE(Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    }
  }
}
