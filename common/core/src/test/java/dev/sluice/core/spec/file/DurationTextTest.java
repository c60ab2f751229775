package dev.sluice.core.spec.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "500 ms,PT0.5S",
    "30 s,PT30S",
    "10 min,PT10M",
    "10min,PT10M",
    "1 h,PT1H",
    "1 d,PT24H",
    "PT1H30M,PT1H30M",
    "0 s,PT0S"
  })
  void readsDurations(String text, Duration duration) {
    assertThat(DurationText.parse(text)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10",
        "min",
        "10 minutes",
        "-1 s",
        "1.5 h",
        "1  h",
        "1 H",
        "P",
        "P1Y",
        "PT",
        "1 h 30 min",
        "9999999999999 d"
      })
  void refusesTheRest(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
  }

  @Test
  void writesWhatItReads() {
    for (String text :
        new String[] {
          "0 ms", "1 ms", "1500 ms", "1 s", "90 s", "1 min", "90 min", "1 h", "36 h", "2 d"
        }) {
      assertThat(DurationText.of(DurationText.parse(text).orElseThrow())).isEqualTo(text);
    }
  }
}
