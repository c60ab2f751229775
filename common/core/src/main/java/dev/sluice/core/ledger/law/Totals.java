package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Tally;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the epochs in scope did, all together. */
public final class Totals {
  private final Scope scope;
  private final Map<Side, Tally> sides = new HashMap<>();
  private final Map<Output, Claim> outputs = new HashMap<>();
  private long epochs;
  private @Nullable Moment first;
  private @Nullable Moment last;

  Totals(Scope scope) {
    this.scope = scope;
  }

  void begin(Moment moment) {
    if (scope.contains(moment)) {
      epochs++;
      first = first == null ? moment : first;
      last = moment;
    }
  }

  void add(Side side, Tally change, Moment moment) {
    if (scope.contains(moment)) {
      sides.merge(side, change, Tally::plus);
    }
  }

  void wrote(Map<Output, Claim> claims, Moment moment) {
    if (scope.contains(moment)) {
      claims.forEach((output, claim) -> outputs.merge(output, claim, Claim::plus));
    }
  }

  public Tally side(Side side) {
    return sides.getOrDefault(side, Tally.ZERO);
  }

  public Map<Side, Tally> sides() {
    return Collections.unmodifiableMap(sides);
  }

  /** What the sinks claim to have written, losses included. */
  public Map<Output, Claim> outputs() {
    return Collections.unmodifiableMap(outputs);
  }

  public long epochs() {
    return epochs;
  }

  public Optional<Moment> first() {
    return Optional.ofNullable(first);
  }

  public Optional<Moment> last() {
    return Optional.ofNullable(last);
  }
}
