package dev.sluice.testkit.bench;

import dev.sluice.testkit.topic.MeasuredInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A work's input in Kafka, and what has to come out of it.
 *
 * @param bytes of all values
 * @param warmUp how many records go by before measuring begins
 * @param cold how many come out of these
 */
record Course(
    Work work,
    String topic,
    long records,
    long bytes,
    CanonicalDigest.Total expected,
    long warmUp,
    long cold) {
  /** How much of what comes out is measured: behind it is the last checkpoint. */
  private static final double DONE = 0.95;

  /**
   * What is measured of a contestant's output.
   *
   * @param from that many records have come out
   * @param to until as many have
   * @param inputs that each of them stands for
   */
  record Stretch(double from, double to, double inputs) {}

  /** Writes the input. */
  static Course lay(Work work, long records, String bootstrapServers, Path home)
      throws IOException {
    String topic = "in." + work.name();
    int partitions = work.spread().partitions();
    LongFunction<byte[]> feed = work.feed().records(home);
    Function<byte[], Optional<byte[]>> judge = work.expected().get();
    CanonicalDigest expected = new CanonicalDigest();
    long warmUp = work.feed().warmUp(records);
    LongAdder cold = new LongAdder();
    long bytes =
        MeasuredInput.write(
            bootstrapServers,
            topic,
            partitions,
            records,
            number -> {
              byte[] value = feed.apply(number);
              judge
                  .apply(value)
                  .ifPresent(
                      out -> {
                        expected.add(out);
                        cold.add(number < warmUp ? 1 : 0);
                      });
              byte @Nullable [] key = work.feed().key(number).orElse(null);
              Integer partition = key == null ? (int) (number % partitions) : null;
              return new ProducerRecord<>(topic, partition, null, key, value);
            });
    return new Course(work, topic, records, bytes, expected.total(), warmUp, cold.sum());
  }

  /** How many of a hundred input records come out, of those that are measured. */
  int percent() {
    return Math.toIntExact(Math.round(100.0 * (expected.records() - cold) / (records - warmUp)));
  }

  /** Of a contestant that writes what is expected, or drops the same share all the way. */
  Stretch measured(boolean asExpected) {
    if (asExpected) {
      return new Stretch(
          cold,
          DONE * expected.records(),
          (double) (records - warmUp) / (expected.records() - cold));
    }
    double share = percent() / 100.0;
    return new Stretch(share * warmUp, share * DONE * records, 1 / share);
  }
}
