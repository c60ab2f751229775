package dev.sluice.testkit.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testkit.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptedFaultsTest {
  private record Named(String kind) implements Fault {
    @Override
    public String inflict(RandomGenerator random) {
      return kind + random.nextInt(1_000);
    }
  }

  private final List<Fault> faults = Stream.of("a", "b", "c").<Fault>map(Named::new).toList();
  private final List<Scenario> scenarios =
      List.of(new Scenario("first", List.of("b", "a")), new Scenario("second", List.of("c")));

  private List<List<String>> all(long seed) {
    List<List<String>> rounds = new ArrayList<>();
    FaultSchedule schedule = new ScriptedFaults(faults, scenarios, seed);
    while (schedule.hasNext()) {
      rounds.add(
          schedule.round().stream().map(draw -> draw.fault().inflict(draw.random())).toList());
    }
    return rounds;
  }

  @Test
  void makesEachScenarioOnceInTheirOrderAndDrawsFromTheSeed() {
    assertThat(all(7)).hasSize(2).isEqualTo(all(7)).isNotEqualTo(all(8));
    assertThat(all(7).get(0)).hasSize(2);
    assertThat(all(7).get(0).get(0)).startsWith("b");
    assertThat(all(7).get(1).get(0)).startsWith("c");
  }

  @Test
  void saysWhichKindItDoesNotKnow() {
    List<Scenario> unknown = List.of(new Scenario("third", List.of("d")));
    assertThatThrownBy(() -> new ScriptedFaults(faults, unknown, 7))
        .hasMessageContaining("no such kind of fault: d");
  }

  @Test
  void theBuildHasTwelveScenariosOfSixtyFaults() {
    assertThat(Scenario.OF_THE_BUILD).hasSizeGreaterThanOrEqualTo(12);
    assertThat(Scenario.OF_THE_BUILD.stream().mapToInt(scenario -> scenario.kinds().size()).sum())
        .isGreaterThanOrEqualTo(60);
  }
}
