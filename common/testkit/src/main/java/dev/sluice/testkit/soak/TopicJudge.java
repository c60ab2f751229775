package dev.sluice.testkit.soak;

import dev.sluice.testkit.check.SequenceCheck;
import dev.sluice.testkit.check.SequenceVerdict;
import dev.sluice.testkit.topic.CorruptedRecordException;
import dev.sluice.testkit.topic.Stamped;
import dev.sluice.testkit.topic.StampedJson;
import dev.sluice.testkit.topic.TopicDigest;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What one reader thinks of one topic. For one thread; ask for the verdict when it has ended. */
final class TopicJudge {
  private final Output output;
  private final int keys;
  private final SequenceCheck check;
  private final TopicDigest.Adder digest = new TopicDigest.Adder();

  private record Place(int partition, long offset) {
    @Override
    public String toString() {
      return partition + "@" + offset;
    }
  }

  TopicJudge(Output output, int keys) {
    this.output = output;
    this.keys = keys;
    this.check = output.check(keys);
  }

  /** The record, unless it is corrupted. */
  Optional<Stamped> accept(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    Place place = new Place(record.partition(), record.offset());
    digest.add(record.partition(), record.offset(), value);
    try {
      Stamped stamped = StampedJson.read(value, output.form());
      if (stamped.key() < 0 || stamped.key() >= keys) {
        check.acceptCorrupted("no such key: " + stamped.key(), place);
        return Optional.empty();
      }
      check.accept(stamped.key(), stamped.sequence(), place);
      return Optional.of(stamped);
    } catch (CorruptedRecordException e) {
      check.acceptCorrupted(e.getMessage(), place);
      return Optional.empty();
    }
  }

  SequenceVerdict verdict(long[] written) {
    return check.verdict(written);
  }

  TopicDigest digest() {
    return digest.digest();
  }
}
