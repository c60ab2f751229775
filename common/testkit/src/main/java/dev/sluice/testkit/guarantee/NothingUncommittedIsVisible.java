package dev.sluice.testkit.guarantee;

import dev.sluice.testkit.check.Checker;
import dev.sluice.testkit.check.Finding;
import dev.sluice.testkit.check.Verdict;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a downstream consumer was given while faults happened is what is committed in the end:
 * nothing that was taken back, and, by the identity of records, nothing that came again in another
 * transaction. The consumer may be behind: what it has not seen yet is not missing.
 *
 * @param seen by a read_committed reader that read along
 * @param committed the whole topic at the end
 * @param identity what makes two records the same for the pipeline, such as the coordinates of
 *     their input
 */
public record NothingUncommittedIsVisible<T>(
    List<ConsumerRecord<byte[], byte[]>> seen,
    List<ConsumerRecord<byte[], byte[]>> committed,
    Function<ConsumerRecord<byte[], byte[]>, T> identity)
    implements Guarantee {
  public NothingUncommittedIsVisible {
    seen = List.copyOf(seen);
    committed = List.copyOf(committed);
  }

  private record Placed<T>(int partition, long offset, T identity) {}

  @Override
  public Verdict verdict() {
    Verdict places =
        Checker.<Placed<T>>ofContentAndOrderPer(Placed::partition)
            .compare(placed(committed), placed(seen));
    Verdict identities =
        Checker.<T>ofContent()
            .compare(identities(committed).stream().distinct().toList(), identities(seen));
    return new Verdict(
        committed.size(),
        seen.size(),
        Finding.NONE,
        identities.repeated(),
        places.outOfOrder(),
        places.unexpected());
  }

  private List<Placed<T>> placed(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(record -> new Placed<>(record.partition(), record.offset(), identity.apply(record)))
        .toList();
  }

  private List<T> identities(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(identity).toList();
  }
}
