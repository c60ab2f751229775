package dev.sluice.testkit.soak;

import dev.sluice.testkit.soak.FaultEvent.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Whether enough was inflicted, and whether the pipelines went on. */
record FaultChecks(SoakSpec spec, List<FaultEvent> faults) {

  List<CheckResult> all() {
    return List.of(made(), survived(), progress());
  }

  private CheckResult made() {
    long made = faults.stream().filter(fault -> fault.outcome() != Outcome.NOT_MADE).count();
    long kinds = faults.stream().map(FaultEvent::kind).distinct().count();
    String failures =
        faults.stream()
            .filter(fault -> fault.outcome() == Outcome.NOT_MADE)
            .map(fault -> fault.number() + " " + fault.kind() + ": " + fault.target())
            .collect(Collectors.joining("; "));
    String text = "%d made, of %d kinds".formatted(made, kinds);
    return CheckResult.of(
        "faults",
        made >= spec.faults(),
        failures.isEmpty() ? text : text + "; not made: " + failures);
  }

  private CheckResult survived() {
    List<String> lost =
        faults.stream()
            .filter(fault -> fault.back() < 0)
            .map(fault -> fault.number() + " " + fault.kind() + " on " + fault.target())
            .toList();
    return CheckResult.of(
        "survived",
        lost.isEmpty(),
        lost.isEmpty()
            ? "after every round both pipelines committed new records within "
                + spec.bounds().back().toSeconds()
                + " s"
            : "no commit within " + spec.bounds().back().toSeconds() + " s after " + lost);
  }

  /** Rounds in which one broker after the other was hit: two replicas of three are enough. */
  private CheckResult progress() {
    long bound = spec.bounds().silence().toMillis();
    List<FaultEvent> single =
        faults.stream()
            .filter(
                fault ->
                    faults.stream()
                        .filter(other -> other.round() == fault.round())
                        .allMatch(other -> SingleBroker.is(other.kind())))
            .toList();
    if (single.isEmpty()) {
      return CheckResult.skipped("progress", "no round hit single brokers alone");
    }
    FaultEvent longest =
        single.stream().max(Comparator.comparingLong(FaultEvent::silence)).orElseThrow();
    return CheckResult.of(
        "progress",
        longest.silence() <= bound,
        "longest silence in %d faults of a single broker: %.1f s (%s of %s), %.0f s allowed"
            .formatted(
                single.size(),
                longest.silence() / 1e3,
                longest.kind(),
                longest.target(),
                bound / 1e3));
  }
}
