package dev.sluice.ops.audit.recount;

import dev.sluice.core.ledger.Tally;
import dev.sluice.core.ledger.finding.Coordinates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of the input offsets that no output record was made from are the ones that are missing. */
final class Unseen {
  /** A map of that many pairs takes seconds and some hundred megabytes. */
  private static final int MOST_FOR_PAIRS = 2_000_000;

  private static final int NAMED = 100;

  private record Place(SeenOffsets offsets, int index) {
    Coordinates coordinates() {
      return offsets.coordinates(offsets.offset(index));
    }
  }

  private final Collection<SeenOffsets> all;

  Unseen(Collection<SeenOffsets> all) {
    this.all = all;
  }

  /** The records whose digests sum up to that, or nothing where that cannot be told. */
  Optional<List<Coordinates>> thatSumUpTo(Tally missing) {
    if (missing.count() == 1) {
      return one(missing.digest());
    }
    long unseen = count();
    if (unseen == missing.count() && unseen <= NAMED) {
      return everyOne();
    }
    return missing.count() == 2 && unseen <= MOST_FOR_PAIRS
        ? two(missing.digest())
        : Optional.empty();
  }

  private interface Visit {
    /** Returns whether to go on. */
    boolean at(SeenOffsets offsets, int index);
  }

  private void each(Visit visit) {
    for (SeenOffsets offsets : all) {
      for (int index = 0; index < offsets.size(); index++) {
        if (!offsets.isSeen(index) && !visit.at(offsets, index)) {
          return;
        }
      }
    }
  }

  private long count() {
    long[] count = new long[1];
    each((offsets, index) -> ++count[0] > 0);
    return count[0];
  }

  private Optional<List<Coordinates>> one(long digest) {
    List<Coordinates> found = new ArrayList<>();
    each(
        (offsets, index) -> {
          if (offsets.digest(index) == digest) {
            found.add(new Place(offsets, index).coordinates());
          }
          return found.isEmpty();
        });
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private Optional<List<Coordinates>> two(long digest) {
    Map<Long, Place> seen = new HashMap<>();
    List<Coordinates> found = new ArrayList<>();
    each(
        (offsets, index) -> {
          long own = offsets.digest(index);
          Place other = seen.get(digest - own);
          if (other != null) {
            found.add(other.coordinates());
            found.add(new Place(offsets, index).coordinates());
          }
          seen.put(own, new Place(offsets, index));
          return found.isEmpty();
        });
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private Optional<List<Coordinates>> everyOne() {
    List<Coordinates> found = new ArrayList<>();
    each((offsets, index) -> found.add(new Place(offsets, index).coordinates()));
    return Optional.of(found);
  }
}
