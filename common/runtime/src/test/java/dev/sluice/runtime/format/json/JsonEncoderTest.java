package dev.sluice.runtime.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.Declared;
import dev.sluice.runtime.format.FormatException;
import dev.sluice.runtime.format.raw.RawDecoder;
import dev.sluice.runtime.row.Row;
import dev.sluice.runtime.row.Shape;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEncoderTest {
  private static final Schema FLIGHT = Declared.schema("delay INT", "origin STRING");

  @Test
  void givesBackTheVeryBytesOfARowThatNobodyChanged() throws FormatException {
    Row row = decode(" { \"delay\" : 1e0, \"x\":[ 1.10 ,\"\\u0041\"] }\n", FLIGHT);
    assertThat(new JsonEncoder(FLIGHT).encode(row)).isSameAs(row.origin().bytes());
  }

  @Test
  void replacesInPlaceAppendsAtTheEndAndCopiesTheRest() throws FormatException {
    Row row =
        decode(
            "{\"price\": 1.10,\"origin\" :\"A\\u0054L\", \"big\":123456789012345678901234567890,\"delay\":5}",
            FLIGHT);
    Schema next = Declared.schema("delay INT", "origin STRING", "severity STRING");
    Row changed =
        Row.begin(new Shape(next, Shape.Undeclared.KEPT, List.of()), row.origin())
            .keep(row, 1, 1)
            .set(0, 6)
            .set(2, "late \"é\"\n\u0001")
            .done();
    assertThat(text(next, changed))
        .isEqualTo(
            "{\"price\": 1.10,\"origin\" :\"A\\u0054L\", \"big\":123456789012345678901234567890,\"delay\":6,"
                + "\"severity\":\"late \\\"é\\\"\\n\\u0001\"}");
  }

  @Test
  void replacesAnUndeclaredMemberThatASetFieldIsNamedAfter() throws FormatException {
    Row row = decode("{\"severity\":[1],\"delay\":5}", FLIGHT);
    Schema next = Declared.schema("delay INT", "severity STRING");
    Row changed =
        Row.begin(new Shape(next, Shape.Undeclared.KEPT, List.of("origin")), row.origin())
            .keep(row, 0, 0)
            .set(1, null)
            .done();
    assertThat(text(next, changed)).isEqualTo("{\"severity\":null,\"delay\":5}");
  }

  @Test
  void leavesOutWhatWasDropped() throws FormatException {
    Row row = decode("{\"delay\":5,\"origin\":\"ATL\",\"x\":1}", FLIGHT);
    Schema next = Declared.schema("delay INT");
    Row changed =
        Row.begin(new Shape(next, Shape.Undeclared.KEPT, List.of("origin")), row.origin())
            .keep(row, 0, 0)
            .done();
    assertThat(text(next, changed)).isEqualTo("{\"delay\":5,\"x\":1}");
  }

  @Test
  void writesExactlyTheSelectedFieldsInTheirOrder() throws FormatException {
    Row row = decode("{\"delay\":5.0,\"x\":1,\"origin\":\"ATL\"}", FLIGHT);
    Schema next = Declared.schema("origin STRING", "delay INT", "gone STRING");
    Row changed =
        Row.begin(new Shape(next, Shape.Undeclared.REMOVED, List.of()), row.origin())
            .keep(row, 1, 0)
            .keep(row, 0, 1)
            .done();
    assertThat(text(next, changed)).isEqualTo("{\"origin\":\"ATL\",\"delay\":5.0,\"gone\":null}");
  }

  @Test
  void writesEachTypeSoThatItIsReadBackAsTheSame() throws FormatException {
    Schema schema =
        Declared.schema(
            "b BOOLEAN",
            "l BIGINT",
            "d DOUBLE",
            "n DECIMAL(38, 2)",
            "s STRING",
            "x BYTES",
            "day DATE",
            "t TIME(9)",
            "ts TIMESTAMP(9)",
            "ltz TIMESTAMP_LTZ(3)",
            "a ARRAY<STRING>",
            "m MAP<STRING, DOUBLE>",
            "r ROW<p INT, q STRING>");
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("\"", 1.5);
    map.put("", null);
    List<Object> values =
        Arrays.asList(
            false,
            Long.MIN_VALUE,
            1e-300,
            new BigDecimal("100.10"),
            "\uD83D\uDE00\u2028/\\",
            new byte[] {0, -1},
            LocalDate.of(1, 1, 1),
            LocalTime.of(0, 0, 0, 1),
            LocalDateTime.of(1969, 12, 31, 0, 0, 0, 7),
            Instant.parse("2001-01-01T00:00:00.120Z"),
            Arrays.asList("a", null),
            map,
            Arrays.asList(1, "x"));
    Row row = all(schema, values);
    byte[] json = new JsonEncoder(schema).encode(row);
    Row back = new JsonDecoder(schema).decode(json);
    for (int i = 0; i < schema.size(); i++) {
      assertThat(back.get(i)).as(schema.field(i).name()).isEqualTo(values.get(i));
    }
    assertThat(new String(json, StandardCharsets.UTF_8))
        .contains("\"n\":100.10", "\"ltz\":\"2001-01-01T00:00:00.12Z\"");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void refusesNumbersThatJsonDoesNotHave(double number) {
    assertThat(refusal("d DOUBLE", number).code()).isEqualTo("encode/unwritable");
  }

  @Test
  void refusesHalfASurrogatePairInsteadOfWritingAQuestionMark() {
    assertThat(refusal("s STRING", "\uD83D").code()).isEqualTo("encode/unwritable");
  }

  @Test
  void refusesANullKeyInAMap() {
    assertThat(refusal("m MAP<STRING, INT>", Collections.singletonMap(null, 1)).code())
        .isEqualTo("encode/unwritable");
  }

  @Test
  void makesOneKeyOfValuesThatAreWrittenDifferently() throws FormatException {
    Schema schema = Declared.schema("amount DECIMAL(5, 2)", "id STRING", "n BIGINT");
    JsonKeyEncoder keys = new JsonKeyEncoder(schema, List.of("id", "n", "amount"));
    byte[] one = keys.encode(decode("{\"id\":\"A\",\"n\":1000,\"amount\":1.1}", schema));
    byte[] other =
        keys.encode(decode("{\"amount\":\"1.100\",\"n\":1e3,\"id\":\"\\u0041\"}", schema));
    assertThat(one)
        .isEqualTo(other)
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"id\":\"A\",\"n\":1000,\"amount\":1.10}");
  }

  @Test
  void wrapsRawBytesAsBase64() throws FormatException {
    Row row = new RawDecoder().decode(new byte[] {1, 2});
    assertThat(text(RawDecoder.SCHEMA, row)).isEqualTo("{\"value\":\"AQI=\"}");
  }

  private static Row all(Schema schema, List<Object> values) {
    Row.Change change =
        Row.begin(Shape.of(schema), new JsonOriginFormat().open(new byte[] {'{', '}'}));
    for (int i = 0; i < values.size(); i++) {
      change.set(i, values.get(i));
    }
    return change.done();
  }

  private static FormatException refusal(String field, Object value) {
    Schema schema = Declared.schema(field);
    return catchThrowableOfType(
        FormatException.class,
        () -> new JsonEncoder(schema).encode(all(schema, Collections.singletonList(value))));
  }

  private static Row decode(String json, Schema schema) throws FormatException {
    return new JsonDecoder(schema).decode(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Schema schema, Row row) throws FormatException {
    return new String(new JsonEncoder(schema).encode(row), StandardCharsets.UTF_8);
  }
}
