package dev.sluice.testkit.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.fault.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomFaultsTest {
  private record Named(String kind) implements Fault {
    @Override
    public String inflict(RandomGenerator random) {
      return kind + random.nextInt(1_000);
    }
  }

  private final List<Fault> faults =
      Stream.of("a", "b", "c", "d", "e").<Fault>map(Named::new).toList();

  private static List<String> first(RandomFaults schedule, int draws) {
    List<String> made = new ArrayList<>();
    while (made.size() < draws) {
      schedule.round().forEach(draw -> made.add(draw.fault().inflict(draw.random())));
    }
    return made.subList(0, draws);
  }

  @Test
  void isTheSameForTheSameSeedWhateverTheOrderOfKinds() {
    List<Fault> reversed = new ArrayList<>(faults);
    Collections.reverse(reversed);
    assertThat(first(new RandomFaults(faults, 7, 3), 30))
        .isEqualTo(first(new RandomFaults(reversed, 7, 3), 30))
        .isNotEqualTo(first(new RandomFaults(faults, 8, 3), 30));
  }

  @Test
  void leavesNoKindOut() {
    List<String> kinds = new ArrayList<>();
    RandomFaults schedule = new RandomFaults(faults, 7, 1);
    for (int i = 0; i < 5; i++) {
      schedule.round().forEach(draw -> kinds.add(draw.fault().kind()));
    }
    assertThat(kinds).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
  }

  @Test
  void drawsAsMuchAsOneFaultLikesWithoutChangingTheNext() {
    RandomFaults one = new RandomFaults(faults, 7, 1);
    RandomFaults other = new RandomFaults(faults, 7, 1);
    RandomGenerator greedy = one.round().get(0).random();
    assertThat(greedy.ints(100)).hasSize(100);
    other.round();
    assertThat(one.round().get(0).random().nextLong())
        .isEqualTo(other.round().get(0).random().nextLong());
  }
}
