package dev.sluice.runtime.step.deduplicate;

import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.util.function.BiConsumerWithException;

/**
 * State of the form before chunks: a value and timers for each key. What is there is taken out at a
 * restore; its timers end without effect.
 */
final class KeptKeys implements Triggerable<DeduplicateKey, VoidNamespace> {
  /** As savepoints of that form have them. */
  private static final String STATE = "kept";

  private static final String TIMERS = "user-timers";

  private KeptKeys() {}

  /** Reads each time that a record of a key passed, and leaves none. */
  static void take(
      AbstractStreamOperator<?> operator,
      BiConsumerWithException<DeduplicateKey, Long, Exception> reader)
      throws Exception {
    operator.getInternalTimerService(TIMERS, VoidNamespaceSerializer.INSTANCE, new KeptKeys());
    operator
        .<DeduplicateKey>getKeyedStateBackend()
        .applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            new ValueStateDescriptor<>(STATE, new DeduplicateStateSerializer()),
            (key, kept) -> {
              DeduplicateState times = kept.value();
              // first: whoever reads may turn to state of another key
              kept.clear();
              for (long time : times.kept()) {
                reader.accept(key, time);
              }
            });
  }

  @Override
  public void onEventTime(InternalTimer<DeduplicateKey, VoidNamespace> timer) {}

  @Override
  public void onProcessingTime(InternalTimer<DeduplicateKey, VoidNamespace> timer) {}
}
