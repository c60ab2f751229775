package dev.sluice.runtime.step.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeduplicationTest {
  private final Deduplication minute = new Deduplication(60);

  @Test
  void whatIsLessThanTheSpanAwayIsARepeatOnEitherSide() {
    assertThat(minute.repeats(100, 100)).isTrue();
    assertThat(minute.repeats(100, 159)).isTrue();
    assertThat(minute.repeats(100, 41)).isTrue();
  }

  @Test
  void whatIsTheSpanAwayIsNone() {
    assertThat(minute.repeats(100, 160)).isFalse();
    assertThat(minute.repeats(100, 40)).isFalse();
  }

  @Test
  void isOverWhenTheSpanHasPassed() {
    assertThat(minute.isOver(100, 159)).isFalse();
    assertThat(minute.isOver(100, 160)).isTrue();
  }

  @Test
  void survivesTimesAtTheEndsOfTheWorld() {
    assertThat(minute.isOver(Long.MAX_VALUE, Long.MAX_VALUE - 1)).isFalse();
    assertThat(minute.isOver(Long.MAX_VALUE, Long.MAX_VALUE)).isTrue();
    assertThat(minute.repeats(Long.MIN_VALUE, Long.MAX_VALUE)).isFalse();
  }
}
