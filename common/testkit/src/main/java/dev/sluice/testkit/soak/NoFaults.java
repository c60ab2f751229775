package dev.sluice.testkit.soak;

import java.time.Duration;
import java.util.List;

/** None ever: what breaks then, breaks under the load alone. */
final class NoFaults implements FaultSchedule {
  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public List<Draw> round() {
    return List.of();
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
  }
}
