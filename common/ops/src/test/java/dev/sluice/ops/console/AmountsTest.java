package dev.sluice.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "PT0.25S, 250 ms",
    "PT59S, 59 s",
    "PT3M, 3 min",
    "PT3M7S, 3 min 7 s",
    "PT26H5M, 1 d 2 h",
    "PT2H30M9S, 2 h 30 min"
  })
  void saysDurations(Duration duration, String words) {
    assertThat(Amounts.of(duration)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"265, 265 B", "2048, 2.0 KiB", "1610612736, 1.5 GiB"})
  void saysSizes(long bytes, String words) {
    assertThat(Amounts.ofBytes(bytes)).isEqualTo(words);
  }
}
