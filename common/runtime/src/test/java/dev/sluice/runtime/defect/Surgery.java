package dev.sluice.runtime.defect;

import java.lang.reflect.Field;
import java.util.function.UnaryOperator;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.api.transformations.SinkTransformation;

/** Spoils a job between its assembly and its start. The product has no switch for that. */
final class Surgery {
  private final StreamExecutionEnvironment env;

  Surgery(StreamExecutionEnvironment env) {
    this.env = env;
  }

  /** Puts an operator in front of a node. */
  <T> void before(String node, OneInputStreamOperator<T, T> defect) {
    Transformation<?> taker = find(node);
    @SuppressWarnings("unchecked")
    Transformation<T> giver = (Transformation<T>) taker.getInputs().get(0);
    DataStream<T> spoilt =
        new DataStream<>(env, giver)
            .transform("defect", giver.getOutputType(), defect)
            .setParallelism(taker.getParallelism())
            .uid("defect");
    if (taker instanceof SinkTransformation<?, ?>) {
      set(taker, SinkTransformation.class, "inputStream", spoilt);
      set(taker, SinkTransformation.class, "input", spoilt.getTransformation());
    } else {
      set(taker, OneInputTransformation.class, "input", spoilt.getTransformation());
    }
  }

  /** Lets a sink be another one. */
  void sink(String node, UnaryOperator<Sink<?>> defect) {
    SinkTransformation<?, ?> sink = (SinkTransformation<?, ?>) find(node);
    set(sink, SinkTransformation.class, "sink", defect.apply(sink.getSink()));
  }

  /** A node's state is no longer found. */
  void rename(String node) {
    find(node).setUid("renamed");
  }

  private Transformation<?> find(String node) {
    return env.getTransformations().stream()
        .filter(transformation -> transformation.getName().equals(node))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("no node '" + node + "' among " + env.getTransformations()));
  }

  private static void set(Object object, Class<?> owner, String name, Object value) {
    try {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      field.set(object, value);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("Flink has changed", e);
    }
  }
}
