package dev.sluice.benchmarks;

import com.alibaba.fastjson2.JSON;
import com.alibaba.fastjson2.JSONObject;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** Bulk orders by hand: a tree of fastjson2 for each record, in one function. */
public final class OrdersTreeJob {

  private OrdersTreeJob() {}

  public static void main(String[] args) throws Exception {
    HandWritten job = HandWritten.of(args);
    StreamExecutionEnvironment env = HandWritten.environment();
    job.write(
        job.read(env, new HandWritten.AsIs())
            .flatMap(new Bulk(), PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
            .uid("bulk"),
        new HandWritten.AsIs());
    env.execute(job.name());
  }

  private static final class Bulk implements FlatMapFunction<byte[], byte[]> {
    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(byte[] value, Collector<byte[]> out) {
      JSONObject order = JSON.parseObject(value);
      int quantity = order.getIntValue("quantity");
      if (quantity > 5) {
        order.put("size", quantity > 8 ? "pallet" : "box");
        order.remove("note");
        out.collect(JSON.toJSONBytes(order));
      }
    }
  }
}
