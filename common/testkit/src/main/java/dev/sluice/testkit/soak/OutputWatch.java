package dev.sluice.testkit.soak;

import dev.sluice.testkit.topic.Stamped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A topic as a consumer with read_committed meets it while faults happen: judged record by record,
 * with the time that each took from its writing until here.
 */
final class OutputWatch {
  /** Ten minutes, in milliseconds: nobody waits longer. */
  private static final long HIGHEST_LATENCY = 600_000;

  private final Output output;
  private final TopicJudge judge;
  private final InstantSource clock;
  private final Silences silences;
  private final Recorder latency = new Recorder(HIGHEST_LATENCY, 2);
  private final AtomicLong seen = new AtomicLong();
  private final AtomicLong latestAt = new AtomicLong();

  OutputWatch(Output output, int keys, InstantSource clock) {
    this.output = output;
    this.judge = new TopicJudge(output, keys);
    this.clock = clock;
    this.silences = new Silences(clock.millis());
  }

  void accept(ConsumerRecord<byte[], byte[]> record) {
    long now = clock.millis();
    Optional<Stamped> stamped = judge.accept(record);
    silences.seen(now);
    seen.incrementAndGet();
    if (stamped.isPresent()) {
      long at = stamped.get().at();
      latency.recordValue(Math.max(0, Math.min(HIGHEST_LATENCY, now - at)));
      latestAt.accumulateAndGet(at, Math::max);
    }
  }

  Output output() {
    return output;
  }

  long seenCount() {
    return seen.get();
  }

  /** When the latest record that was seen was written; 0 before the first. */
  long latestAt() {
    return latestAt.get();
  }

  Silences silences() {
    return silences;
  }

  /** Visible latencies since the last call. */
  Histogram latencies() {
    return latency.getIntervalHistogram();
  }

  /** After the reader has ended. */
  TopicJudge judge() {
    return judge;
  }
}
