package dev.sluice.testkit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void areOfOneLap() {
    assertThat(of(3)).isEqualTo(new Figures(3, 3, 3));
  }

  @Test
  void areOfAnEvenNumberOfLaps() {
    assertThat(of(4, 1, 2, 9)).isEqualTo(new Figures(3, 1, 9));
  }

  private static Figures of(double... cpu) {
    return Figures.of(
        Arrays.stream(cpu).mapToObj(each -> new Lap(0, each, 0, 0, 0)).toList(), Lap::cpu);
  }
}
