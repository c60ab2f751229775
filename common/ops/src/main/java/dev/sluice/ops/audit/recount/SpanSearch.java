package dev.sluice.ops.audit.recount;

import dev.sluice.core.ledger.ProvenanceHeader;
import dev.sluice.core.ledger.Tally;
import dev.sluice.core.ledger.finding.InputRange;
import dev.sluice.core.ledger.finding.OutputFinding;
import dev.sluice.ops.kafka.StoredRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/**
 * The second reading, of one span of epochs whose count differs: remembers where the record of each
 * input offset lies, and takes from the residual what that explains: repeated records, records in
 * another partition, records that are missing.
 */
public final class SpanSearch {
  /** What is repeated more often than that is not named. */
  private static final int REMEMBERED = 10_000;

  private record Place(SeenOffsets offsets, long input, int partition, long offset) {
    Tally tally() {
      return offsets.tally(input);
    }
  }

  private final String topic;
  private final Residual residual;
  private final EpochTable table;
  private final ToIntFunction<byte[]> keyPartition;
  private final Map<Boundaries, SeenOffsets> seen = new LinkedHashMap<>();
  private final List<Place> repeats = new ArrayList<>();
  private final Map<Place, Integer> elsewhere = new HashMap<>();

  /**
   * @param keyPartition where the sink puts a record of that key
   */
  public SpanSearch(
      String topic, Residual residual, EpochTable table, ToIntFunction<byte[]> keyPartition) {
    this.topic = topic;
    this.residual = residual;
    this.table = table;
    this.keyPartition = keyPartition;
    for (Boundaries boundaries : table.inputs()) {
      if (boundaries.end(residual.span()) > boundaries.begin(residual.span())) {
        seen.put(boundaries, new SeenOffsets(boundaries, residual.span()));
      }
    }
  }

  /** How many offsets a search of that span has to remember. */
  public static long offsets(EpochTable table, int span) {
    return table.inputs().stream().mapToLong(b -> b.end(span) - b.begin(span)).sum();
  }

  int span() {
    return residual.span();
  }

  /** Called by several readers. */
  synchronized void see(StoredRecord record, ProvenanceHeader header, InputCursor input) {
    SeenOffsets offsets = seen.get(input.boundaries());
    if (offsets == null) {
      return;
    }
    Place place = new Place(offsets, header.offset(), record.partition(), record.offset());
    if (!offsets.put(header.offset(), record.partition(), record.offset())) {
      if (repeats.size() < REMEMBERED) {
        repeats.add(place);
      }
      return;
    }
    byte[] key = record.key();
    if (key != null
        && residual.of(record.partition()).count() > 0
        && elsewhere.size() < REMEMBERED) {
      int claimed = keyPartition.applyAsInt(key);
      if (claimed != record.partition() && residual.of(claimed).count() < 0) {
        elsewhere.put(place, claimed);
      }
    }
  }

  /** Names what can be named, and takes it from the residual. */
  public void explain(Examples examples) {
    repeats.forEach(place -> repeated(place, examples));
    elsewhere.forEach((place, claimed) -> moved(place, claimed, examples));
    movedByDigest(examples);
    missing(examples);
  }

  private void repeated(Place again, Examples examples) {
    int first = again.offsets().outputPartition(again.input());
    long firstOffset = again.offsets().outputOffset(again.input());
    boolean secondIsTooMany = residual.of(again.partition()).count() > 0;
    OptionalInt surplus =
        secondIsTooMany
            ? OptionalInt.of(again.partition())
            : residual.partitionWith(count -> count > 0);
    // several sinks may write one topic: then two records are as many as are claimed
    if (surplus.isEmpty() && residual.total().digest() == 0) {
      return;
    }
    examples.add(
        new OutputFinding.Repeated(
            topic,
            again.offsets().coordinates(again.input()),
            first,
            firstOffset,
            again.partition(),
            again.offset()));
    residual.add(
        secondIsTooMany || surplus.isEmpty() ? again.partition() : surplusOf(first, again),
        Tally.ZERO.minus(again.tally()));
  }

  private int surplusOf(int first, Place again) {
    return residual.of(first).count() > 0 ? first : again.partition();
  }

  private void moved(Place place, int claimed, Examples examples) {
    if (residual.of(place.partition()).count() <= 0 || residual.of(claimed).count() >= 0) {
      return;
    }
    examples.add(
        new OutputFinding.WrongPartition(
            topic,
            place.offsets().coordinates(place.input()),
            place.partition(),
            place.offset(),
            claimed));
    residual.add(place.partition(), Tally.ZERO.minus(place.tally()));
    residual.add(claimed, place.tally());
  }

  /** Records without a key, or with one that says nothing: the digest of the surplus names one. */
  private void movedByDigest(Examples examples) {
    for (int partition : residual.partitions()) {
      Tally surplus = residual.of(partition);
      OptionalInt claimed = residual.partitionThatLacks(surplus);
      if (surplus.count() == 1 && claimed.isPresent()) {
        find(surplus).ifPresent(place -> moved(place, claimed.getAsInt(), examples));
      }
    }
  }

  private Optional<Place> find(Tally record) {
    for (SeenOffsets offsets : seen.values()) {
      for (int index = 0; index < offsets.size(); index++) {
        if (offsets.isSeen(index) && offsets.digest(index) == record.digest()) {
          long input = offsets.offset(index);
          return Optional.of(
              new Place(
                  offsets, input, offsets.outputPartition(input), offsets.outputOffset(input)));
        }
      }
    }
    return Optional.empty();
  }

  private void missing(Examples examples) {
    Tally missing = Tally.ZERO.minus(residual.total());
    if (missing.count() <= 0) {
      return;
    }
    List<InputRange> ranges = seen.values().stream().map(SeenOffsets::range).toList();
    long epoch = table.lastEpoch(residual.span());
    new Unseen(seen.values())
        .thatSumUpTo(missing)
        .ifPresentOrElse(
            exact ->
                examples.add(
                    new OutputFinding.Missing(topic, missing.count(), exact, List.of(), epoch)),
            () ->
                examples.add(
                    new OutputFinding.Missing(topic, missing.count(), List.of(), ranges, epoch)));
    // said once: what each partition lacks is what is missing altogether
    if (residual.partitionWith(count -> count > 0).isEmpty()) {
      residual.partitions().forEach(at -> residual.add(at, Tally.ZERO.minus(residual.of(at))));
    }
  }
}
