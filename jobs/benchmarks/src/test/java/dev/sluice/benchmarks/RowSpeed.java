package dev.sluice.benchmarks;

import com.alibaba.fastjson2.JSON;
import com.alibaba.fastjson2.JSONObject;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.benchmarks.OrdersPojoJob.Order;
import dev.sluice.core.expression.Expression;
import dev.sluice.core.expression.ExpressionCompiler;
import dev.sluice.core.expression.ExpressionProblemException;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlTypes;
import dev.sluice.core.schema.TypeProblemException;
import dev.sluice.core.spec.NodeRef;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.runtime.format.FormatException;
import dev.sluice.runtime.format.json.JsonDecoder;
import dev.sluice.runtime.format.json.JsonEncoder;
import dev.sluice.runtime.row.Row;
import dev.sluice.runtime.step.transform.Transformation;
import dev.sluice.testkit.bench.Orders;
import dev.sluice.testkit.process.ReactorRoot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An order from bytes to bytes without Kafka and Flink: the work {@code bulk-orders} (filter of
 * half, computed field, dropped field) by the row engine and by what people write; and a predicate
 * on fields that were read before.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RowSpeed {
  private static final int DIFFERENT = 2_000;

  /** Of HotSpot with compressed class pointers; contents are padded to eight bytes. */
  private static final int ARRAY_HEADER = 16;

  private static final ObjectMapper JACKSON = new ObjectMapper();

  private final byte[][] orders = new byte[DIFFERENT][];
  private final Row[] rows = new Row[DIFFERENT];
  private JsonDecoder decoder;
  private Transformation bulk;
  private JsonEncoder encoder;
  private Expression predicate;
  private int quantity;
  private int status;
  private int next;

  @Setup
  public void prepare()
      throws IOException, TypeProblemException, ExpressionProblemException, FormatException {
    Schema input = schema();
    List<Field> fields = new ArrayList<>(input.fields());
    fields.removeIf(field -> field.name().equals("note"));
    fields.add(new Field("size", SqlTypes.parse("STRING")));
    Schema output = new Schema(fields);
    decoder = new JsonDecoder(input);
    bulk =
        Transformation.compile(
            new StepSpec.Transform(
                new NodeName("bulk"),
                List.of(NodeRef.of(new NodeName("in"))),
                "quantity > 5",
                Map.of("size", "CASE WHEN quantity > 8 THEN 'pallet' ELSE 'box' END"),
                List.of("note"),
                List.of()),
            input,
            output);
    encoder = new JsonEncoder(output);
    predicate = new ExpressionCompiler(input).compilePredicate("quantity > 5 AND status <> 'paid'");
    quantity = input.indexOf("quantity").orElseThrow();
    status = input.indexOf("status").orElseThrow();
    LongFunction<byte[]> feed = new Orders().records(ReactorRoot.find());
    for (int i = 0; i < DIFFERENT; i++) {
      orders[i] = feed.apply(i);
      rows[i] = new JsonDecoder(input).decode(orders[i]);
      rows[i].get(quantity);
      rows[i].get(status);
    }
  }

  private static Schema schema() throws TypeProblemException {
    List<Field> fields = new ArrayList<>();
    for (String line : Orders.SCHEMA.lines().toList()) {
      int colon = line.indexOf(": ");
      fields.add(new Field(line.substring(0, colon), SqlTypes.parse(line.substring(colon + 2))));
    }
    return new Schema(fields);
  }

  /** Bytes of memory that the work's outputs take, by order. */
  double outputBytes() throws FormatException {
    long bytes = 0;
    for (int i = 0; i < DIFFERENT; i++) {
      if (orderBySluice() instanceof byte[] out) {
        bytes += ARRAY_HEADER + (out.length + 7) / 8 * 8;
      }
    }
    return (double) bytes / DIFFERENT;
  }

  private int next() {
    next = next + 1 == DIFFERENT ? 0 : next + 1;
    return next;
  }

  @Benchmark
  public Object orderBySluice() throws FormatException {
    Row out = bulk.apply(decoder.decode(orders[next()]));
    return out == null ? this : encoder.encode(out);
  }

  @Benchmark
  public Object orderByJacksonPojo() {
    Order order = Pojos.read(orders[next()], Order.class);
    return order.quantity > 5 ? Pojos.write(order.sized()) : order;
  }

  @Benchmark
  public Object orderByJacksonTree() throws IOException {
    ObjectNode order = (ObjectNode) JACKSON.readTree(orders[next()]);
    int pieces = order.get("quantity").intValue();
    if (pieces <= 5) {
      return order;
    }
    order.put("size", pieces > 8 ? "pallet" : "box").remove("note");
    return JACKSON.writeValueAsBytes(order);
  }

  @Benchmark
  public Object orderByFastjson2Tree() {
    JSONObject order = JSON.parseObject(orders[next()]);
    int pieces = order.getIntValue("quantity");
    if (pieces <= 5) {
      return order;
    }
    order.put("size", pieces > 8 ? "pallet" : "box");
    order.remove("note");
    return JSON.toJSONBytes(order);
  }

  @Benchmark
  public boolean predicateBySluice() {
    return predicate.test(rows[next()]);
  }

  @Benchmark
  public boolean predicateByHand() {
    Row row = rows[next()];
    return row.get(quantity) instanceof Integer pieces
        && pieces > 5
        && row.get(status) instanceof String text
        && !text.equals("paid");
  }
}
