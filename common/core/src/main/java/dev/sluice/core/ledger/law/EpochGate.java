package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Marker;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Lets the ledger's entries through an epoch at a time. The newest epoch is held back: some of its
 * transactions may not be decided yet. A marker of another epoch behind it proves that it is
 * complete, since a checkpoint begins after the one before it is complete.
 */
public final class EpochGate {
  private final Consumer<LedgerEntry> books;
  private final List<LedgerEntry> held = new ArrayList<>();
  private long epoch;

  public EpochGate(Consumer<LedgerEntry> books) {
    this.books = books;
  }

  public void accept(LedgerEntry entry) {
    if (entry.record() instanceof Marker marker) {
      if (!held.isEmpty() && marker.epoch() != epoch) {
        release();
      }
      epoch = marker.epoch();
      held.add(entry);
    } else if (held.isEmpty()) {
      books.accept(entry);
    } else {
      held.add(entry);
    }
  }

  /** The epoch that waits. */
  public OptionalLong held() {
    return held.isEmpty() ? OptionalLong.empty() : OptionalLong.of(epoch);
  }

  /** Nothing of the held epoch is undecided. */
  public void release() {
    held.forEach(books);
    held.clear();
  }
}
