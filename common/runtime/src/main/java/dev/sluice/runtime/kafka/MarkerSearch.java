package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.Loss;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.UnreadableLedgerException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for markers in a ledger's records, whatever their number: remembered is only what was
 * sought.
 *
 * <p>The transactions of a life are committed in the order of their epochs, and one that is found
 * lost ends the life, or is written down as a loss before the life goes on. So a later marker of a
 * life proves the earlier ones of which there is no loss; compaction keeps the last one.
 */
final class MarkerSearch {
  private final List<Marker> sought;
  private final Set<String> keys;

  /** Highest committed epoch by key of the life. */
  private final Map<String, Long> latest = new HashMap<>();

  /** Of what is sought: what is committed, undecided, found lost; and known generations. */
  private final Set<Marker> visible = new HashSet<>();

  private final Set<Marker> open = new HashSet<>();
  private final Set<String> losses = new HashSet<>();
  private final Set<String> charters = new HashSet<>();

  MarkerSearch(Collection<Marker> sought) {
    this.sought = List.copyOf(sought);
    this.keys =
        sought.stream()
            .flatMap(m -> Stream.of(m.key(), lossKey(m), charterKey(m)))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** A record below the last stable offset, of a transaction that was committed or of none. */
  void committed(String key, byte[] value) throws UnreadableLedgerException {
    if (!keys.contains(key)) {
      return;
    }
    if (key.startsWith("loss/")) {
      losses.add(key);
    } else if (key.startsWith("charter/")) {
      charters.add(key);
    } else {
      long epoch = epoch(value);
      latest.merge(key, epoch, Math::max);
      addSought(key, epoch, visible);
    }
  }

  /** A record above the last stable offset. */
  void undecided(String key, byte[] value) throws UnreadableLedgerException {
    if (keys.contains(key) && key.startsWith("marker/")) {
      addSought(key, epoch(value), open);
    }
  }

  /** Whether no further record can change the answer. */
  boolean isOver() {
    return visible.containsAll(sought);
  }

  /**
   * @param fromTheFirstRecord whether the topic still begins with the first record ever written
   */
  Map<Marker, MarkerEvidence> evidence(boolean fromTheFirstRecord) {
    return sought.stream()
        .distinct()
        .collect(Collectors.toMap(marker -> marker, marker -> of(marker, fromTheFirstRecord)));
  }

  private MarkerEvidence of(Marker marker, boolean fromTheFirstRecord) {
    if (visible.contains(marker)) {
      return MarkerEvidence.VISIBLE;
    }
    if (losses.contains(lossKey(marker))) {
      return MarkerEvidence.ABSENT;
    }
    Long last = latest.get(marker.key());
    if (last != null && last > marker.epoch()) {
      return MarkerEvidence.VISIBLE;
    }
    if (open.contains(marker)) {
      return MarkerEvidence.OPEN;
    }
    // an earlier marker of the life lies before it: what came after it has been read. Without one
    // the ledger must at least know the pipeline's shape, or it is not the ledger of that life
    boolean read = last != null || (fromTheFirstRecord && charters.contains(charterKey(marker)));
    return read ? MarkerEvidence.ABSENT : MarkerEvidence.UNAVAILABLE;
  }

  private void addSought(String key, long epoch, Set<Marker> to) {
    sought.stream().filter(m -> m.epoch() == epoch && m.key().equals(key)).forEach(to::add);
  }

  private static long epoch(byte[] value) throws UnreadableLedgerException {
    if (LedgerFormat.read(value) instanceof Marker marker) {
      return marker.epoch();
    }
    throw new IllegalArgumentException("under the key of a marker stands another record");
  }

  private static String lossKey(Marker marker) {
    return new Loss(marker, "", false).key();
  }

  private static String charterKey(Marker marker) {
    return "charter/%016x".formatted(marker.generation());
  }
}
