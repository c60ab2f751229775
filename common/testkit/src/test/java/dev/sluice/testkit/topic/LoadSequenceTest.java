package dev.sluice.testkit.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.topic.LoadSequence.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadSequenceTest {
  private final LoadShape shape = LoadShape.ofSeed(7);

  private List<Identity> all(LoadSequence sequence) {
    List<Identity> given = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      given.add(sequence.next());
    }
    for (Optional<Identity> owed = sequence.nextOwed(); owed.isPresent(); ) {
      given.add(owed.get());
      owed = sequence.nextOwed();
    }
    return given;
  }

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(all(new LoadSequence(shape))).isEqualTo(all(new LoadSequence(shape)));
  }

  @Test
  void givesEveryNumberOfAKeyAsOftenAsTheShapeSays() {
    LoadSequence sequence = new LoadSequence(shape);
    Map<Identity, Integer> times = new HashMap<>();
    all(sequence).forEach(identity -> times.merge(identity, 1, Integer::sum));

    Map<Identity, Integer> expected = new HashMap<>();
    long[] written = sequence.written();
    for (int key = 0; key < shape.allKeys(); key++) {
      for (long number = 0; number < written[key]; number++) {
        expected.put(new Identity(key, number), shape.repeated(key, number) ? 2 : 1);
      }
    }
    assertThat(times).isEqualTo(expected);
    assertThat(times.values().stream().filter(count -> count == 2).count()).isBetween(800L, 1200L);
    assertThat(times.keySet().stream().filter(i -> shape.malformed(i.key())).count())
        .isBetween(20L, 90L);
  }
}
