package dev.sluice.runtime.step.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeduplicationTest {
  private final Deduplication hour = new Deduplication(60);

  @Test
  void keepsTheFirstOfAKey() {
    assertThat(hour.admit(null, 100)).contains(kept(100L));
  }

  @Test
  void dropsWhatIsLessThanTheSpanAwayOnEitherSide() {
    assertThat(hour.admit(kept(100L), 100)).isEmpty();
    assertThat(hour.admit(kept(100L), 159)).isEmpty();
    assertThat(hour.admit(kept(100L), 41)).isEmpty();
  }

  @Test
  void keepsWhatIsTheSpanAway() {
    assertThat(hour.admit(kept(100L), 160)).contains(kept(100L, 160L));
    assertThat(hour.admit(kept(100L), 40)).contains(kept(40L, 100L));
  }

  @Test
  void dropsTheRepeatOfARecordThatCameFarOutOfOrder() {
    DeduplicateState state = hour.admit(hour.admit(null, 1000).orElseThrow(), 100).orElseThrow();
    assertThat(hour.admit(state, 101)).isEmpty();
    assertThat(hour.admit(state, 1001)).isEmpty();
  }

  @Test
  void forgetsEachTimeWhenItsSpanIsOver() {
    assertThat(hour.expire(kept(100L, 160L), 159)).contains(kept(100L, 160L));
    assertThat(hour.expire(kept(100L, 160L), 160)).contains(kept(160L));
    assertThat(hour.expire(kept(100L, 160L), 220)).isEmpty();
  }

  @Test
  void survivesTimesAtTheEndsOfTheWorld() {
    assertThat(hour.end(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(hour.admit(kept(Long.MIN_VALUE), Long.MAX_VALUE))
        .contains(kept(Long.MIN_VALUE, Long.MAX_VALUE));
  }

  private static DeduplicateState kept(Long... times) {
    return new DeduplicateState(List.of(times));
  }
}
