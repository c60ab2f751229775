package dev.sluice.testkit.guarantee;

import dev.sluice.testkit.check.Checker;
import dev.sluice.testkit.check.Verdict;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Each record that could not be handled is one dead letter with its coordinates, its bytes and a
 * reason; no other record is.
 *
 * @param bad the records of the input that must die
 * @param letters the dead-letter topic, read with read_committed
 */
public record EveryBadRecordIsADeadLetter(
    List<ConsumerRecord<byte[], byte[]>> bad, List<ConsumerRecord<byte[], byte[]>> letters)
    implements Guarantee {
  private static final List<String> EXPLANATION =
      List.of("pipeline", "node", "stage", "code", "reason", "timestamp");

  public EveryBadRecordIsADeadLetter {
    bad = List.copyOf(bad);
    letters = List.copyOf(letters);
  }

  @Override
  public Verdict verdict() {
    letters.forEach(letter -> EXPLANATION.forEach(name -> DeadRecord.header(letter, name)));
    return Checker.<DeadRecord>ofContent()
        .compare(
            bad.stream().map(DeadRecord::ofInput).toList(),
            letters.stream().map(DeadRecord::ofLetter).toList());
  }
}
