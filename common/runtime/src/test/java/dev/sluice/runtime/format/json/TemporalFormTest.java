package dev.sluice.runtime.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.SqlType;
import dev.sluice.runtime.Declared;
import dev.sluice.runtime.Records;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemporalFormTest {
  private static final int TEXTS = 200_000;

  private static final List<String> GOOD =
      List.of(
          "2001-12-28",
          "2024-02-28T23:59:59",
          "2001-12-28 00:00:00.5",
          "1999-01-01T01:02:03.123456789",
          "2001-12-28T23:59:59Z",
          "2001-12-28 23:59:59.123Z");

  private static final List<String> TYPES =
      List.of("DATE", "TIME", "TIMESTAMP(0)", "TIMESTAMP(3)", "TIMESTAMP_LTZ(3)", "BYTES");

  /** What is sure must be what reading takes. */
  @Test
  void isSureOfNothingThatReadingRefuses() {
    Random random = new Random(1);
    int sure = 0;
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder(GOOD.get(random.nextInt(GOOD.size())));
      for (int change = random.nextInt(3); change > 0; change--) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, "0123456789-T:.Z +".charAt(random.nextInt(17)));
      }
      if (random.nextInt(10) == 0) {
        text.setLength(random.nextInt(text.length()));
      }
      SqlType type = Declared.type(TYPES.get(random.nextInt(TYPES.size())));
      byte[] json = Records.bytes("{\"a\":\"" + text + "\"}");
      if (TemporalForm.isSurely(json, 6, json.length - 2, type)) {
        sure++;
        assertThatCode(() -> new JsonReader(json, false).read(5, new Field("a", type)))
            .as("%s as %s", text, type)
            .doesNotThrowAnyException();
      }
    }
    assertThat(sure).isGreaterThan(TEXTS / 20);
  }

  @ParameterizedTest
  @CsvSource({
    "2001-12-28, DATE, true",
    "2001-12-29, DATE, false",
    "2001-12-28T23:59:59, TIMESTAMP(3), true",
    "2001-12-28 23:59:59.123, TIMESTAMP(3), true",
    "2001-12-28 23:59:59.1234, TIMESTAMP(3), false",
    "2001-12-28T23:59:59.123Z, TIMESTAMP_LTZ(3), true",
    "2001-12-28T23:59:59+01:00, TIMESTAMP_LTZ(3), false",
    "2001-12-28T23:59:59, TIMESTAMP_LTZ(3), false",
    "2001-12-28T23:59:59Z, TIMESTAMP(3), false",
    "2001-13-28T23:59:59, TIMESTAMP(3), false",
    "2001-12-28T24:00:00, TIMESTAMP(3), false"
  })
  void knowsTheUsualForms(String text, String type, boolean sure) {
    byte[] bytes = Records.bytes(text);
    assertThat(TemporalForm.isSurely(bytes, 0, bytes.length, Declared.type(type))).isEqualTo(sure);
  }
}
