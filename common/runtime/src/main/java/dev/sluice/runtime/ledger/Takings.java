package dev.sluice.runtime.ledger;

import dev.sluice.core.ledger.Reason;
import dev.sluice.core.ledger.Tally;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was taken off the road, as an account says it. */
final class Takings {

  private Takings() {}

  static SortedMap<String, Tally> of(Map<Reason, MutableTally> taken) {
    SortedMap<String, Tally> byName = new TreeMap<>();
    taken.forEach((reason, tally) -> byName.put(reason.text(), tally.now()));
    return byName;
  }
}
