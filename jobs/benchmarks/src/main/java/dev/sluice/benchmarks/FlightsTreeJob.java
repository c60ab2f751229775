package dev.sluice.benchmarks;

import com.alibaba.fastjson2.JSON;
import com.alibaba.fastjson2.JSONObject;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** Late flights by hand: a tree of fastjson2 for each record, in one function. */
public final class FlightsTreeJob {

  private FlightsTreeJob() {}

  public static void main(String[] args) throws Exception {
    HandWritten job = HandWritten.of(args);
    StreamExecutionEnvironment env = HandWritten.environment();
    job.write(
        job.read(env, new HandWritten.AsIs())
            .flatMap(new Late(), PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
            .uid("late"),
        new HandWritten.AsIs());
    env.execute(job.name());
  }

  private static final class Late implements FlatMapFunction<byte[], byte[]> {
    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(byte[] value, Collector<byte[]> out) {
      JSONObject flight = JSON.parseObject(value);
      int delay = flight.getIntValue("delay");
      if (delay > 0) {
        flight.put("severity", delay >= 60 ? "severe" : "late");
        flight.remove("destination");
        out.collect(JSON.toJSONBytes(flight));
      }
    }
  }
}
