package dev.sluice.testkit.soak;

import dev.sluice.testkit.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One scenario after the other, each a round; what exactly they hit is drawn from the seed. */
final class ScriptedFaults implements FaultSchedule {
  private final Map<String, Fault> byKind;
  private final Iterator<Scenario> scenarios;
  private final long seed;
  private int drawn;

  /**
   * @param faults of every kind that the scenarios name, at least
   */
  ScriptedFaults(List<Fault> faults, List<Scenario> scenarios, long seed) {
    this.byKind = faults.stream().collect(Collectors.toMap(Fault::kind, Function.identity()));
    this.scenarios = List.copyOf(scenarios).iterator();
    this.seed = seed;
    scenarios.stream().flatMap(scenario -> scenario.kinds().stream()).forEach(this::fault);
  }

  @Override
  public boolean hasNext() {
    return scenarios.hasNext();
  }

  @Override
  public List<Draw> round() {
    List<Draw> round = new ArrayList<>();
    for (String kind : scenarios.next().kinds()) {
      drawn++;
      round.add(Draw.of(drawn, fault(kind), seed));
    }
    return round;
  }

  @Override
  public Duration pause() {
    return Duration.ZERO;
  }

  private Fault fault(String kind) {
    Fault fault = byKind.get(kind);
    if (fault == null) {
      throw new IllegalArgumentException("no such kind of fault: " + kind);
    }
    return fault;
  }
}
