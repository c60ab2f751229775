package dev.sluice.runtime;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * A function in Flink's operator, shipped as a task manager gets it, with its outputs, counters and
 * state in view.
 */
public final class RunningOperator<I, O> implements AutoCloseable {
  private final OneInputStreamOperatorTestHarness<I, O> harness;
  private final Counters counters;

  private RunningOperator(OneInputStreamOperatorTestHarness<I, O> harness, Counters counters) {
    this.harness = harness;
    this.counters = counters;
  }

  public static <I, O> RunningOperator<I, O> of(
      ProcessFunction<I, O> function, TypeInformation<O> output) {
    return calling(
        () -> {
          Counters counters = new Counters();
          return started(
              new OneInputStreamOperatorTestHarness<>(
                  new ProcessOperator<>(shipped(function)),
                  MockEnvironment.builder().setMetricGroup(counters).build()),
              counters,
              output,
              null);
        });
  }

  /** The only subtask of an operator on keyed state, which is one key group. */
  public static <K, I, O, S extends KeySelector<I, K> & ResultTypeQueryable<K>>
      RunningOperator<I, O> of(
          OneInputStreamOperator<I, O> operator,
          S key,
          TypeInformation<O> output,
          @Nullable OperatorSubtaskState state) {
    return of(operator, key, output, state, new HashMapStateBackend(), new Place(1, 1, 0));
  }

  /** Which subtask of how many, of how many key groups. */
  public record Place(int keyGroups, int parallelism, int subtask) {}

  /**
   * A subtask of an operator on keyed state.
   *
   * @param state of this subtask
   */
  public static <K, I, O, S extends KeySelector<I, K> & ResultTypeQueryable<K>>
      RunningOperator<I, O> of(
          OneInputStreamOperator<I, O> operator,
          S key,
          TypeInformation<O> output,
          @Nullable OperatorSubtaskState state,
          StateBackend backend,
          Place place) {
    return calling(
        () -> {
          Counters counters = new Counters();
          KeyedOneInputStreamOperatorTestHarness<K, I, O> harness =
              new KeyedOneInputStreamOperatorTestHarness<>(
                  shipped(operator),
                  key,
                  key.getProducedType(),
                  MockEnvironment.builder()
                      .setMetricGroup(counters)
                      .setMaxParallelism(place.keyGroups())
                      .setParallelism(place.parallelism())
                      .setSubtaskIndex(place.subtask())
                      .build());
          harness.setStateBackend(backend);
          return started(harness, counters, output, state);
        });
  }

  private static <I, O> RunningOperator<I, O> started(
      OneInputStreamOperatorTestHarness<I, O> harness,
      Counters counters,
      TypeInformation<O> output,
      @Nullable OperatorSubtaskState state)
      throws Exception {
    harness.setup(output.createSerializer(new SerializerConfigImpl()));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return new RunningOperator<>(harness, counters);
  }

  private static <F extends Serializable> F shipped(F function)
      throws IOException, ClassNotFoundException {
    return InstantiationUtil.clone(function);
  }

  public void process(I in, long time) {
    calling(
        () -> {
          harness.processElement(new StreamRecord<>(in, time));
          return in;
        });
  }

  public void watermark(long time) {
    calling(
        () -> {
          harness.processWatermark(time);
          return time;
        });
  }

  public List<O> output() {
    return List.copyOf(harness.extractOutputValues());
  }

  public <X> List<X> output(OutputTag<X> tag) {
    var side = harness.getSideOutput(tag);
    return side == null ? List.of() : side.stream().map(StreamRecord::getValue).toList();
  }

  public long counter(String name) {
    return ((Counter) counters.operator.get(name)).getCount();
  }

  public Object gauge(String name) {
    return ((Gauge<?>) counters.operator.get(name)).getValue();
  }

  public int stateEntries() {
    return ((KeyedOneInputStreamOperatorTestHarness<?, I, O>) harness).numKeyedStateEntries();
  }

  public int timers() {
    return harness.numEventTimeTimers();
  }

  public OperatorSubtaskState snapshot() {
    return calling(() -> harness.snapshot(1, 1));
  }

  @Override
  public void close() {
    calling(
        () -> {
          harness.close();
          return harness;
        });
  }

  /** Flink's harness declares Exception everywhere. */
  private static <T> T calling(Callable<T> call) {
    try {
      return call.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Counters extends UnregisteredMetricGroups.UnregisteredTaskMetricGroup {
    private final InterceptingOperatorMetricGroup operator = new InterceptingOperatorMetricGroup();

    @Override
    public InternalOperatorMetricGroup getOrAddOperator(
        OperatorID id, String name, Map<String, String> variables) {
      return operator;
    }
  }
}
