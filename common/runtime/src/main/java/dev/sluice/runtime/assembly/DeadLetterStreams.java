package dev.sluice.runtime.assembly;

import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.runtime.deadletter.DeadLetter;
import dev.sluice.runtime.deadletter.DeadLetterPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Gathers the dead letters of all operators for their one sink. */
final class DeadLetterStreams {
  private final DeadLetterPolicy policy;
  private final List<DataStream<DeadLetter>> streams = new ArrayList<>();

  DeadLetterStreams(CheckedPipeline pipeline) {
    this.policy =
        pipeline.spec().deadLetterTopic().isPresent()
            ? DeadLetterPolicy.EMIT
            : DeadLetterPolicy.STOP;
  }

  DeadLetterPolicy policy() {
    return policy;
  }

  void from(SingleOutputStreamOperator<?> operator) {
    streams.add(operator.getSideOutput(DeadLetter.OUTPUT));
  }

  @SuppressWarnings("unchecked")
  Optional<DataStream<DeadLetter>> all() {
    return streams.stream()
        .findFirst()
        .map(first -> first.union(streams.stream().skip(1).toArray(DataStream[]::new)));
  }
}
