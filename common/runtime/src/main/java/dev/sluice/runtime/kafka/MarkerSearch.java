package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.Loss;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.Repair;
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
  /** A marker and the keys of all that concerns it. */
  private record Sought(Marker marker, String key, String loss, String charter) {
    static Sought of(Marker marker) {
      return new Sought(
          marker,
          marker.key(),
          new Loss(marker, "", false).key(),
          "charter/%016x".formatted(marker.generation()));
    }
  }

  private final List<Sought> sought;
  private final Set<String> keys;

  /** Highest committed epoch by key of the life. */
  private final Map<String, Long> latest = new HashMap<>();

  /** Of what is sought: what is committed, undecided, found lost; and known generations. */
  private final Set<Marker> visible = new HashSet<>();

  private final Set<Marker> open = new HashSet<>();
  private final Set<String> losses = new HashSet<>();
  private final Set<String> charters = new HashSet<>();
  private final Set<String> openCharters = new HashSet<>();

  MarkerSearch(Collection<Marker> sought) {
    this.sought = sought.stream().distinct().map(Sought::of).toList();
    this.keys =
        this.sought.stream()
            .flatMap(one -> Stream.of(one.key(), one.loss(), one.charter()))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** A record below the last stable offset, of a transaction that was committed or of none. */
  void committed(String key, byte[] value) throws UnreadableLedgerException {
    if (!keys.contains(key)) {
      return;
    }
    if (key.startsWith("loss/")) {
      if (!repairs(key, value, visible)) {
        losses.add(key);
      }
    } else if (key.startsWith("charter/")) {
      charters.add(key);
    } else {
      long epoch = epoch(value);
      latest.merge(key, epoch, Math::max);
      addSought(key, epoch, visible);
    }
  }

  /**
   * A record above the last stable offset. A loss is of no transaction and so never undecided, only
   * hidden from readers of committed records.
   */
  void undecided(String key, byte[] value) throws UnreadableLedgerException {
    if (!keys.contains(key)) {
      return;
    }
    if (key.startsWith("loss/")) {
      if (!repairs(key, value, open)) {
        losses.add(key);
      }
    } else if (key.startsWith("charter/")) {
      openCharters.add(key);
    } else {
      addSought(key, epoch(value), open);
    }
  }

  /** Whether no further record can change the answer. */
  boolean isOver() {
    return visible.size() == sought.size();
  }

  /**
   * @param fromTheFirstRecord whether the topic still begins with the first record ever written
   */
  Map<Marker, MarkerEvidence> evidence(boolean fromTheFirstRecord) {
    return sought.stream()
        .collect(Collectors.toMap(Sought::marker, one -> of(one, fromTheFirstRecord)));
  }

  private MarkerEvidence of(Sought one, boolean fromTheFirstRecord) {
    if (visible.contains(one.marker())) {
      return MarkerEvidence.VISIBLE;
    }
    if (open.contains(one.marker())) {
      return MarkerEvidence.OPEN;
    }
    if (losses.contains(one.loss())) {
      return MarkerEvidence.ABSENT;
    }
    Long last = latest.get(one.key());
    if (last != null && last > one.marker().epoch()) {
      // unless the loss was among what was deleted
      return fromTheFirstRecord ? MarkerEvidence.VISIBLE : MarkerEvidence.UNAVAILABLE;
    }
    if (last != null) {
      // what came after an earlier marker of the life has been read
      return MarkerEvidence.ABSENT;
    }
    // nothing of the life at all: the ledger must at least know the pipeline's shape, or it is not
    // the ledger that the life wrote
    if (!fromTheFirstRecord) {
      return MarkerEvidence.UNAVAILABLE;
    }
    if (charters.contains(one.charter())) {
      return MarkerEvidence.ABSENT;
    }
    return openCharters.contains(one.charter()) ? MarkerEvidence.OPEN : MarkerEvidence.UNAVAILABLE;
  }

  private void addSought(String key, long epoch, Set<Marker> to) {
    sought.stream()
        .filter(one -> one.marker().epoch() == epoch && one.key().equals(key))
        .map(Sought::marker)
        .forEach(to::add);
  }

  /** A repair is in the place of the marker: its transaction brought the same records. */
  private boolean repairs(String key, byte[] value, Set<Marker> to)
      throws UnreadableLedgerException {
    if (!(LedgerFormat.read(value) instanceof Repair)) {
      return false;
    }
    sought.stream().filter(one -> one.loss().equals(key)).map(Sought::marker).forEach(to::add);
    return true;
  }

  private static long epoch(byte[] value) throws UnreadableLedgerException {
    if (LedgerFormat.read(value) instanceof Marker marker) {
      return marker.epoch();
    }
    throw new IllegalArgumentException("under the key of a marker stands another record");
  }
}
