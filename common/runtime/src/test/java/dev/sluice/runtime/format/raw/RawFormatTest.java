package dev.sluice.runtime.format.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.Declared;
import dev.sluice.runtime.format.FormatException;
import dev.sluice.runtime.row.Row;
import dev.sluice.runtime.row.Shape;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RawFormatTest {

  @Test
  void passesAnyBytesThroughUncopied() throws FormatException {
    byte[] bytes = {0, -1, 7};
    Row row = new RawDecoder().decode(bytes);
    assertThat(row.get(0)).isSameAs(bytes);
    assertThat(RawEncoder.ofValue(RawDecoder.SCHEMA).encode(row)).isSameAs(bytes);
  }

  @Test
  void writesTextAsUtf8() throws FormatException {
    Schema schema = Declared.schema("value STRING");
    assertThat(RawEncoder.ofValue(schema).encode(row(schema, "é")))
        .isEqualTo("é".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesANullValueBecauseKafkaWouldDeleteByIt() {
    Schema schema = Declared.schema("value STRING");
    FormatException refusal =
        catchThrowableOfType(
            FormatException.class, () -> RawEncoder.ofValue(schema).encode(row(schema, null)));
    assertThat(refusal.code()).isEqualTo("encode/null-value");
  }

  @Test
  void refusesHalfASurrogatePair() {
    Schema schema = Declared.schema("value STRING");
    FormatException refusal =
        catchThrowableOfType(
            FormatException.class, () -> RawEncoder.ofValue(schema).encode(row(schema, "\uDC00")));
    assertThat(refusal.code()).isEqualTo("encode/unwritable");
  }

  @Test
  void refusesASinkOfOtherFieldsThanValue() {
    for (Schema schema :
        new Schema[] {
          Declared.schema("v BYTES"),
          Declared.schema("value INT"),
          Declared.schema("value BYTES", "x INT")
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RawEncoder.ofValue(schema))
          .withMessageContaining("'value'");
    }
  }

  @Test
  void makesKeysOfBareValues() throws FormatException {
    assertThat(key("k STRING", "ATL")).isEqualTo("ATL");
    assertThat(key("k BIGINT", 5L)).isEqualTo("5");
    assertThat(key("k DECIMAL(9, 2)", new BigDecimal("1E+3").setScale(2))).isEqualTo("1000.00");
    assertThat(key("k TIMESTAMP_LTZ(3)", Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(key("k BYTES", new byte[] {'x'})).isEqualTo("x");
    Schema schema = Declared.schema("k STRING");
    assertThat(RawEncoder.ofKey(schema, "k").encode(row(schema, null))).isNull();
  }

  @Test
  void refusesAKeyThatHasNoBareValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RawEncoder.ofKey(Declared.schema("k ARRAY<INT>"), "k"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RawEncoder.ofKey(Declared.schema("k INT"), "other"));
  }

  private static String key(String field, Object value) throws FormatException {
    Schema schema = Declared.schema(field);
    return new String(
        RawEncoder.ofKey(schema, "k").encode(row(schema, value)), StandardCharsets.UTF_8);
  }

  private static Row row(Schema schema, @Nullable Object value) {
    return Row.begin(Shape.of(schema), new RawOriginFormat().open(new byte[0]))
        .set(0, value)
        .done();
  }
}
