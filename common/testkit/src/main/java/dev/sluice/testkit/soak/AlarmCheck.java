package dev.sluice.testkit.soak;

import java.util.List;

/** Of a run without faults: a job that restarts in it was taken for dead, and was not. */
record AlarmCheck(SoakSpec spec, List<Sample> samples) {
  private static final String NAME = "false alarms";

  CheckResult answer() {
    if (spec.faults() > 0) {
      return CheckResult.skipped(NAME, "faults were made: restarts are wanted then");
    }
    if (samples.isEmpty()) {
      return CheckResult.of(NAME, false, "the run ended before it was looked at");
    }
    long restarts = samples.stream().mapToLong(Sample::restarts).max().orElseThrow();
    return CheckResult.of(
        NAME,
        restarts == 0,
        "%d restarts in %d s under load alone, none allowed"
            .formatted(restarts, samples.get(samples.size() - 1).at() / 1_000));
  }
}
