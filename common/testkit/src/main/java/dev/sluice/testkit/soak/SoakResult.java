package dev.sluice.testkit.soak;

import dev.sluice.testkit.soak.CheckResult.Answer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run that has ended, with all that was observed and concluded.
 *
 * @param started milliseconds since the epoch, as {@code ended} is
 * @param produced records in the input, copies included
 * @param committed records in all outputs
 */
public record SoakResult(
    SoakSpec spec,
    long started,
    long ended,
    long produced,
    long committed,
    Map<String, String> versions,
    Observed observed,
    List<String> broken,
    List<String> skipped) {

  /** What the report draws. */
  record Observed(
      List<Sample> samples,
      List<Vitals> vitals,
      List<FaultEvent> faults,
      List<CheckResult> checks) {
    Observed {
      samples = List.copyOf(samples);
      vitals = List.copyOf(vitals);
      faults = List.copyOf(faults);
      checks = List.copyOf(checks);
    }

    static Observed of(History history) {
      return new Observed(
          history.of(Sample.class),
          history.of(Vitals.class),
          history.of(FaultEvent.class),
          history.of(CheckResult.class));
    }

    List<String> answered(Answer answer) {
      return checks.stream()
          .filter(check -> check.answer() == answer)
          .map(check -> check.name() + ": " + check.text())
          .toList();
    }
  }

  public SoakResult {
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    broken = List.copyOf(broken);
    skipped = List.copyOf(skipped);
  }

  static SoakResult of(
      SoakSpec spec,
      long started,
      long ended,
      Written written,
      Map<String, String> versions,
      Observed observed) {
    return new SoakResult(
        spec,
        started,
        ended,
        written.acknowledged(),
        written.live().stream().mapToLong(reading -> reading.digest().records()).sum(),
        versions,
        observed,
        observed.answered(Answer.BROKEN),
        observed.answered(Answer.SKIPPED));
  }

  /** Every check that could be made held. */
  public boolean held() {
    return broken.isEmpty();
  }

  public int faultCount() {
    return observed.faults().size();
  }

  /** Rounds of faults, after each of which the pipelines have come back. */
  public long roundCount() {
    return observed.faults().stream().mapToInt(FaultEvent::round).distinct().count();
  }

  /** Fails a test with all that did not hold, and how to see it again. */
  public void requireHeld() {
    if (!held()) {
      throw new AssertionError(
          "seed "
              + spec.seed()
              + ":\n  "
              + String.join("\n  ", broken)
              + "\nagain: "
              + spec.replay());
    }
  }
}
