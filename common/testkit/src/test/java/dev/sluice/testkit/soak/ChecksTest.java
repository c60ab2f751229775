package dev.sluice.testkit.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.soak.CheckResult.Answer;
import dev.sluice.testkit.soak.FaultEvent.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Checks that cannot fail prove nothing: each is given what it must refuse. */
class ChecksTest {
  private final SoakSpec spec =
      SoakSpec.ofScenarios(List.of(new Scenario("one", List.of("a"))), 0, 7);

  private static FaultEvent fault(int number, String kind, long back, long silence) {
    return new FaultEvent(number, number, kind, "x", Outcome.SURVIVED, 0, 1_000, back, silence);
  }

  private Answer answer(String name, FaultEvent... faults) {
    return new FaultChecks(spec, List.of(faults))
        .all().stream()
            .filter(check -> check.name().equals(name))
            .findFirst()
            .orElseThrow()
            .answer();
  }

  @Test
  void isContentWithFaultsThatWereSurvived() {
    FaultEvent killed = fault(1, "kill-broker", 2_000, 3_000);
    assertThat(answer("faults", killed)).isEqualTo(Answer.HELD);
    assertThat(answer("survived", killed)).isEqualTo(Answer.HELD);
    assertThat(answer("progress", killed)).isEqualTo(Answer.HELD);
  }

  @Test
  void refusesARunWithoutFaults() {
    assertThat(answer("faults")).isEqualTo(Answer.BROKEN);
  }

  @Test
  void refusesAFaultThatWasNotSurvived() {
    assertThat(answer("survived", fault(1, "kill-broker", -1, 3_000))).isEqualTo(Answer.BROKEN);
  }

  @Test
  void refusesALongSilenceAfterAFaultOfASingleBroker() {
    assertThat(answer("progress", fault(1, "kill-broker", 60_000, 50_000)))
        .isEqualTo(Answer.BROKEN);
    assertThat(answer("progress", fault(1, "kill-task-manager", 60_000, 50_000)))
        .isEqualTo(Answer.SKIPPED);
  }

  @Test
  void refusesATaskManagerThatGrows() {
    assertThat(vitals(0, 0)).containsExactly(Answer.HELD, Answer.HELD);
    assertThat(vitals(2, 0)).containsExactly(Answer.BROKEN, Answer.HELD);
    assertThat(vitals(0, 10)).containsExactly(Answer.HELD, Answer.BROKEN);
  }

  @Test
  void otherWorkIsNoGrowth() {
    List<List<String>> work = List.of(List.of("light"), List.of("heavy"));
    List<Vitals> life =
        IntStream.range(0, 60)
            .mapToObj(
                i -> new Vitals("tm", i * 5_000L, work.get(i / 30), 40 + i / 30 * 60, 100, 500))
            .toList();
    assertThat(new VitalChecks(spec.bounds(), life).all())
        .extracting(CheckResult::answer)
        .containsOnly(Answer.SKIPPED);
  }

  @Test
  void refusesARestartWithoutFaults() {
    SoakSpec quiet =
        new SoakSpec(
            Duration.ofHours(1), 0, 0, 1, 7, 9_000, List.of(), List.of(), SoakBounds.TWO_CORES);
    assertThat(alarms(quiet, 0, 0)).isEqualTo(Answer.HELD);
    assertThat(alarms(quiet, 0, 1)).isEqualTo(Answer.BROKEN);
    assertThat(alarms(quiet)).isEqualTo(Answer.BROKEN);
    assertThat(alarms(spec, 0, 1)).isEqualTo(Answer.SKIPPED);
  }

  private static Answer alarms(SoakSpec spec, long... restarts) {
    List<Sample> samples =
        LongStream.of(restarts)
            .mapToObj(count -> new Sample(1_000, 9, List.of(9L), 1, 1, 1, 1, count, 2))
            .toList();
    return new AlarmCheck(spec, samples).answer().answer();
  }

  private List<Answer> vitals(int moreThreads, int moreHeap) {
    List<Vitals> life =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    new Vitals(
                        "tm",
                        i * 5_000L,
                        List.of("pipeline"),
                        80 + i * moreThreads,
                        100 + i * moreHeap,
                        500))
            .toList();
    return new VitalChecks(spec.bounds(), life).all().stream().map(CheckResult::answer).toList();
  }

  @Test
  void measuresTheLongestSilenceAroundAFault() {
    Silences silences = new Silences(0);
    LongStream.of(1_000, 9_000, 10_000, 30_000, 31_000).forEach(silences::seen);
    assertThat(silences.longest(8_500, 10_500)).isEqualTo(20_000);
    assertThat(silences.longest(0, 9_500)).isEqualTo(8_000);
    assertThat(silences.longest(32_000, 60_000)).isEqualTo(29_000);
  }
}
