package dev.sluice.testkit.soak;

import dev.sluice.testkit.topic.CommittedReader;
import dev.sluice.testkit.topic.CommittedTail;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One consumer that reads all outputs along, from the first record to the last. */
final class Watches implements AutoCloseable {
  private final Map<String, OutputWatch> byTopic = new LinkedHashMap<>();
  private final List<OutputWatch> main;
  private final CommittedTail tail;

  Watches(SoakPlan plan, CommittedReader reader, InstantSource clock) {
    for (Output output : plan.outputs()) {
      byTopic.put(output.topic(), new OutputWatch(output, plan.shape().allKeys(), clock));
    }
    main = plan.mainOutputs().stream().map(output -> byTopic.get(output.topic())).toList();
    tail = reader.tail(plan.outputTopics(), record -> byTopic.get(record.topic()).accept(record));
  }

  /** The outputs that consumers wait for. */
  List<OutputWatch> main() {
    return main;
  }

  List<OutputWatch> all() {
    return List.copyOf(byTopic.values());
  }

  /** All that was written up to this moment, more or less, is visible in every main output. */
  long visibleUpTo() {
    return main.stream().mapToLong(OutputWatch::latestAt).min().orElse(0);
  }

  long longestSilence(long from, long to) {
    return main.stream().mapToLong(watch -> watch.silences().longest(from, to)).max().orElse(0);
  }

  /** Records seen of each main output, to compare with later. */
  List<Long> seenCounts() {
    return main.stream().map(OutputWatch::seenCount).toList();
  }

  /** Whether every main output has shown more since. */
  boolean allGrewSince(List<Long> before) {
    List<Long> now = seenCounts();
    return IntStream.range(0, now.size()).allMatch(i -> now.get(i) > before.get(i));
  }

  @Override
  public void close() {
    tail.close();
  }
}
