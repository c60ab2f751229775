package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.Marker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets the ledger's entries through an epoch at a time. The newest epoch is held back: some of its
 * transactions may not be decided yet. A marker of another epoch behind it proves that it is
 * complete, since a checkpoint begins after the one before it is complete. The one before the
 * newest is held back too: a marker of the newest may say that the two are one ({@link
 * Marker#since}), and where a checkpoint was given up, a writer may come to it when another one has
 * already ended the next: such an epoch is put in its place.
 */
public final class EpochGate {

  /** The entries of one epoch. */
  private static final class Epoch {
    final long number;
    final List<LedgerEntry> entries = new ArrayList<>();
    final Map<Writer, Long> lives = new HashMap<>();
    final Set<Long> runs = new HashSet<>();
    long since;

    Epoch(long number) {
      this.number = number;
      this.since = number - 1;
    }

    void add(Marker marker, LedgerEntry entry) {
      since = Math.min(since, marker.since());
      lives.put(Writer.of(marker.sink()), marker.sink().life());
      runs.add(marker.begun());
      entries.add(entry);
    }

    boolean isBehind(Marker marker) {
      return number > marker.epoch() && runs.contains(marker.begun());
    }

    boolean knowsAnotherLifeOf(AccountId writer) {
      Long life = lives.get(Writer.of(writer));
      return life != null && life != writer.life();
    }
  }

  private record Writer(String node, int subtask) {
    static Writer of(AccountId sink) {
      return new Writer(sink.node(), sink.subtask());
    }
  }

  private final Consumer<LedgerEntry> books;
  private final List<Epoch> held = new ArrayList<>();

  public EpochGate(Consumer<LedgerEntry> books) {
    this.books = books;
  }

  public void accept(LedgerEntry entry) {
    if (entry.record() instanceof Marker marker) {
      epoch(marker).add(marker, entry);
    } else if (held.isEmpty()) {
      books.accept(entry);
    } else {
      newest().entries.add(entry);
    }
  }

  private Epoch epoch(Marker marker) {
    int place = held.size();
    for (int i = held.size() - 1; i >= 0; i--) {
      Epoch epoch = held.get(i);
      // from here on back they are of a run before: numbers may be the same
      if (epoch.knowsAnotherLifeOf(marker.sink())) {
        break;
      }
      if (epoch.number == marker.epoch()) {
        return epoch;
      }
      if (epoch.isBehind(marker)) {
        place = i;
      }
    }
    Epoch begun = new Epoch(marker.epoch());
    if (place < held.size()) {
      held.add(place, begun);
    } else {
      releaseWhatIsComplete();
      held.add(begun);
    }
    return begun;
  }

  private Epoch newest() {
    return held.get(held.size() - 1);
  }

  /** The newest epoch is complete, so it is known where it begins. */
  private void releaseWhatIsComplete() {
    if (!held.isEmpty()) {
      release(firstOf(held.size() - 1, newest().since));
    }
  }

  /** The first epoch that is one with those from another on, which begin after {@code since}. */
  private int firstOf(int index, long since) {
    int first = index;
    long begin = since;
    long next = index < held.size() ? held.get(index).number : Long.MAX_VALUE;
    while (first > 0 && held.get(first - 1).number > begin && held.get(first - 1).number < next) {
      first--;
      next = held.get(first).number;
      begin = Math.min(begin, held.get(first).since);
    }
    return first;
  }

  /** The oldest of the epochs that wait. */
  public OptionalLong held() {
    return held.isEmpty() ? OptionalLong.empty() : OptionalLong.of(held.get(0).number);
  }

  /**
   * Lets through what no open transaction is part of.
   *
   * @param since the least {@link Marker#since} of markers that are not decided
   */
  public void release(long since) {
    release(firstOf(held.size(), since));
  }

  /** Nothing of the held epochs is undecided. */
  public void release() {
    release(held.size());
  }

  private void release(int count) {
    List<Epoch> complete = held.subList(0, count);
    complete.forEach(epoch -> epoch.entries.forEach(books));
    complete.clear();
  }
}
