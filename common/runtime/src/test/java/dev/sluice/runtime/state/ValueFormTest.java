package dev.sluice.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.runtime.Declared;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueFormTest {

  static Stream<Arguments> values() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("z", 1);
    map.put("a", null);
    return Stream.of(
        Arguments.of("BOOLEAN", true),
        Arguments.of("INT", Integer.MIN_VALUE),
        Arguments.of("BIGINT", Long.MAX_VALUE),
        Arguments.of("DOUBLE", -0.0),
        Arguments.of("DOUBLE", Double.NaN),
        Arguments.of("DECIMAL(38, 10)", new BigDecimal("-1234567890123456789012345678.0123456789")),
        Arguments.of("DECIMAL(5, 2)", new BigDecimal("0.00")),
        Arguments.of("STRING", ""),
        Arguments.of("STRING", "é\u0000\uD83D\uDE00\uD83D".repeat(50_000)),
        Arguments.of("BYTES", new byte[] {0, -1}),
        Arguments.of("DATE", LocalDate.of(-1, 1, 1)),
        Arguments.of("TIME(9)", LocalTime.MAX),
        Arguments.of("TIMESTAMP(9)", LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_999)),
        Arguments.of("TIMESTAMP_LTZ(9)", Instant.parse("9999-12-31T23:59:59.999999999Z")),
        Arguments.of("ARRAY<STRING>", Arrays.asList("a", null)),
        Arguments.of("MAP<STRING, INT>", map),
        Arguments.of("ROW<a INT, b ARRAY<DOUBLE>>", Arrays.asList(null, List.of(1.5))));
  }

  @ParameterizedTest
  @MethodSource("values")
  void readsBackWhatItWrote(String type, Object value) throws IOException {
    assertThat(roundTrip(Declared.type(type), value)).isEqualTo(value);
    assertThat(roundTrip(Declared.type(type), null)).isNull();
  }

  @Test
  void keepsTheOrderOfAMap() throws IOException {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put("z", 1);
    map.put("a", 2);
    Object back = roundTrip(Declared.type("MAP<STRING, INT>"), map);
    assertThat(((Map<?, ?>) back).keySet()).map(Object::toString).containsExactly("z", "a");
  }

  @Test
  void givesEqualDecimalsEqualBytes() throws IOException {
    SqlType type = Declared.type("DECIMAL(10, 2)");
    assertThat(bytes(type, new BigDecimal("1.1"))).isEqualTo(bytes(type, new BigDecimal("1.10")));
  }

  @Test
  void wouldRatherFailThanLoseADigit() {
    assertThatThrownBy(() -> bytes(Declared.type("DECIMAL(10, 2)"), new BigDecimal("1.105")))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void readsBackASchemaWithAllItsTypes() throws IOException {
    Schema schema =
        Declared.schema(
            "b BOOLEAN",
            "i INT NOT NULL",
            "l BIGINT",
            "d DOUBLE",
            "n DECIMAL(10, 2) NOT NULL",
            "s STRING",
            "x BYTES",
            "day DATE",
            "t TIME(3)",
            "ts TIMESTAMP(9) NOT NULL",
            "ltz TIMESTAMP_LTZ(3)",
            "a ARRAY<INT NOT NULL>",
            "m MAP<STRING, INT>",
            "r ROW<a INT, b ROW<c STRING NOT NULL>> NOT NULL");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SchemaForm.write(schema, new DataOutputViewStreamWrapper(bytes));
    assertThat(
            SchemaForm.read(
                new DataInputViewStreamWrapper(new ByteArrayInputStream(bytes.toByteArray()))))
        .isEqualTo(schema);
  }

  private static @Nullable Object roundTrip(SqlType type, @Nullable Object value)
      throws IOException {
    return ValueForm.read(
        type, new DataInputViewStreamWrapper(new ByteArrayInputStream(bytes(type, value))));
  }

  private static byte[] bytes(SqlType type, @Nullable Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ValueForm.write(type, value, new DataOutputViewStreamWrapper(bytes));
    return bytes.toByteArray();
  }
}
