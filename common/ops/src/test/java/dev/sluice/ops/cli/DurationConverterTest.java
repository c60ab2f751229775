package dev.sluice.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {
  @Test
  void takesWhatPipelineFilesTake() {
    assertThat(of("90s")).isEqualTo(Duration.ofSeconds(90));
    assertThat(of(" 5  MIN ")).isEqualTo(Duration.ofMinutes(5));
    assertThat(of("7d")).isEqualTo(Duration.ofDays(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "-1 s", "PT-1M", "999999999999d", "367 d", "soon"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> of(text)).isInstanceOf(TypeConversionException.class);
  }

  private static Duration of(String text) {
    return new DurationConverter().convert(text);
  }
}
