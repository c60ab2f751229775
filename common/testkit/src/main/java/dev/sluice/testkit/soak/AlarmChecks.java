package dev.sluice.testkit.soak;

import java.util.List;

/** Of a run without faults: a job that restarts in it was taken for dead, and was not. */
record AlarmChecks(SoakSpec spec, List<Sample> samples) {

  List<CheckResult> all() {
    if (spec.faults() > 0) {
      return List.of(
          CheckResult.skipped("false alarms", "faults were made: restarts are wanted then"));
    }
    if (samples.isEmpty()) {
      return List.of(
          CheckResult.of("false alarms", false, "the run ended before it was looked at"));
    }
    long restarts = samples.stream().mapToLong(Sample::restarts).max().orElseThrow();
    return List.of(
        CheckResult.of(
            "false alarms",
            restarts == 0,
            "%d restarts in %d s under load alone, none allowed"
                .formatted(restarts, samples.get(samples.size() - 1).at() / 1_000)));
  }
}
