package dev.sluice.runtime.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.runtime.Declared;
import dev.sluice.runtime.format.FormatException;
import dev.sluice.runtime.row.Row;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDecoderTest {

  @Test
  void readsEachTypeAsItsClass() throws FormatException {
    Row row =
        decode(
            """
            {"b":true,"i":-5,"l":9007199254740993,"d":1.5e3,"n":1.1,"ns":"12.5","s":"a\\u00e9\\n","x":"AQI=",
             "day":"2001-12-31","t":"23:59:58.5","ts":"2001-12-31 23:59:59.123","iso":"2001-12-31T23:59:59",
             "ltz":"2001-12-31T23:59:59.5+02:00","a":[1,null],"m":{"z":1,"a":2},"r":{"q":1,"p":"x","other":[]}}""",
            "b BOOLEAN",
            "i INT",
            "l BIGINT",
            "d DOUBLE",
            "n DECIMAL(10, 2)",
            "ns DECIMAL(10, 2)",
            "s STRING",
            "x BYTES",
            "day DATE",
            "t TIME(3)",
            "ts TIMESTAMP(3)",
            "iso TIMESTAMP(0)",
            "ltz TIMESTAMP_LTZ(3)",
            "a ARRAY<INT>",
            "m MAP<STRING, INT>",
            "r ROW<p STRING, q BIGINT, absent INT>");
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put("z", 1);
    map.put("a", 2);
    assertThat(values(row))
        .usingRecursiveComparison()
        .isEqualTo(
            Arrays.asList(
                true,
                -5,
                9007199254740993L,
                1500.0,
                new BigDecimal("1.10"),
                new BigDecimal("12.50"),
                "aé\n",
                new byte[] {1, 2},
                LocalDate.of(2001, 12, 31),
                LocalTime.of(23, 59, 58, 500_000_000),
                LocalDateTime.of(2001, 12, 31, 23, 59, 59, 123_000_000),
                LocalDateTime.of(2001, 12, 31, 23, 59, 59),
                Instant.parse("2001-12-31T21:59:59.5Z"),
                Arrays.asList(1, null),
                map,
                Arrays.asList("x", 1L, null)));
    assertThat(((Map<?, ?>) row.get(14)).keySet()).map(Object::toString).containsExactly("z", "a");
  }

  @Test
  void takesMissingAndNullFieldsForNull() throws FormatException {
    assertThat(values(decode("{\"a\":null}", "a INT", "b STRING"))).containsExactly(null, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\":null}"})
  void refusesARecordWithoutAFieldThatIsNotNull(String json) {
    FormatException refusal = refusal(json, "a INT NOT NULL");
    assertThat(refusal.code()).isEqualTo("decode/missing");
    assertThat(refusal).hasMessage("field 'a' is missing or null, expected INT NOT NULL");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          "5"                       | INT              | field 'f': found a string, expected INT
          5.5                       | INT              | field 'f': found a number with a fraction, expected INT
          true                      | BIGINT           | field 'f': found a boolean, expected BIGINT
          5                         | STRING           | field 'f': found a number, expected STRING
          {}                        | STRING           | field 'f': found an object, expected STRING
          "true"                    | BOOLEAN          | field 'f': found a string, expected BOOLEAN
          "1.5"                     | DOUBLE           | field 'f': found a string, expected DOUBLE
          "+1"                      | DECIMAL(5, 2)    | field 'f': found a string that is not a number, expected DECIMAL(5, 2)
          "a*"                      | BYTES            | field 'f': found text that is not base64, expected BYTES
          "2001-02-30"              | DATE             | field 'f': found text that is not a date such as 2001-12-31, expected DATE
          "25:00"                   | TIME(0)          | field 'f': found text that is not a time such as 23:59:59, expected TIME(0)
          "\\ud83d"                 | STRING           | field 'f': found text with half of a surrogate pair, expected STRING
          [1,[]]                    | ARRAY<INT>       | field 'f/1': found an array, expected INT
          {"a":{"b":"x"}}           | ROW<a ROW<b INT>> | field 'f/a/b': found a string, expected INT
          {"k":"x"}                 | MAP<STRING, INT> | field 'f/k': found a string, expected INT
          """)
  void refusesAValueOfAnotherTypeAndSaysWhere(String value, String type, String reason) {
    FormatException refusal = refusal("{\"f\":" + value + "}", "f " + type);
    assertThat(refusal).hasMessage(reason);
    assertThat(refusal.code()).isEqualTo("decode/wrong-type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2147483648                      | INT
          -2147483649                     | INT
          9223372036854775808             | BIGINT
          1e999999999                     | BIGINT
          1e99999999999                   | BIGINT
          1e400                           | DOUBLE
          1000                            | DECIMAL(5, 2)
          1e999999999                     | DECIMAL(5, 2)
          1.005                           | DECIMAL(5, 2)
          1e-999999999                    | DECIMAL(5, 2)
          "2001-12-31T00:00:00.0001Z"     | TIMESTAMP_LTZ(3)
          "00:00:00.5"                    | TIME(0)
          """)
  void refusesAValueThatItsTypeCannotHoldExactly(String value, String type) {
    assertThat(refusal("{\"f\":" + value + "}", "f " + type).code())
        .isEqualTo("decode/out-of-range");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.0", "5e0", "50e-1", "5.000000000000000000000000000000"})
  void takesAnIntegerHoweverItIsWritten(String text) throws FormatException {
    assertThat(values(decode("{\"f\":" + text + ",\"g\":" + text + "}", "f INT", "g BIGINT")))
        .containsExactly(5, 5L);
  }

  @Test
  void keepsEachDigitOfADecimal() throws FormatException {
    String digits = "12345678901234567890123456789012345.678";
    Row row =
        decode("{\"f\":" + digits + ",\"z\":0e-99999}", "f DECIMAL(38, 3)", "z DECIMAL(2, 2)");
    assertThat(values(row)).containsExactly(new BigDecimal(digits), new BigDecimal("0.00"));
  }

  @Test
  void takesATimestampOnlyWithTheOffsetThatItsTypeAsksFor() throws FormatException {
    assertThat(refusal("{\"f\":\"2001-12-31T00:00:00\"}", "f TIMESTAMP_LTZ(3)").code())
        .isEqualTo("decode/wrong-type");
    assertThat(refusal("{\"f\":\"2001-12-31T00:00:00Z\"}", "f TIMESTAMP(3)").code())
        .isEqualTo("decode/wrong-type");
    assertThat(decode("{\"f\":\"2001-12-31 01:00:00+0100\"}", "f TIMESTAMP_LTZ(3)").get(0))
        .isEqualTo(Instant.parse("2001-12-31T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                  | the value is empty
          []                  | the value is not an object
          "text"              | the value is not an object
          {"a":1              | the value ends too early, at byte 6
          {"a":1,"b":tru}     | a character that cannot be there, at byte 14
          {"a":1,"b":01}      | a character that cannot be there, at byte 12
          {"a":1,"b":"\\q"}   | a character that cannot be there, at byte 13
          {"a":1,}            | a character that cannot be there, at byte 7
          {'a':1}             | a character that cannot be there, at byte 1
          {"a":NaN}           | a character that cannot be there, at byte 8
          {"a":1} {}          | there is more behind the object
          {"a":1}x            | a character that cannot be there, at byte 8
          {"a":1,"a":2}       | a name is repeated within an object, at byte 10
          {"a":1,"b":{"c":1,"c":2}} | a name is repeated within an object, at byte 21
          """)
  void refusesWhatIsNotOneWellFormedObject(String json, String reason) {
    FormatException refusal = refusal(json, "a INT");
    assertThat(refusal)
        .hasMessageStartingWith("not well-formed JSON: " + reason.replaceFirst(" at byte.*", ""));
    assertThat(refusal.code()).isEqualTo("decode/malformed");
  }

  @Test
  void neverQuotesTheRecordInAReason() {
    assertThat(refusal("{\"a\":hunter2}", "a INT")).hasMessageNotContaining("hunter2");
    assertThat(refusal("{\"a\":\"hunter2\"}", "a INT")).hasMessageNotContaining("hunter2");
  }

  @Test
  void takesAThousandLevelsAndRefusesMore() throws FormatException {
    String deepest = "{\"a\":1,\"deep\":" + "[".repeat(999) + "]".repeat(999) + "}";
    assertThat(decode(deepest, "a INT").get(0)).isEqualTo(1);
    FormatException refusal =
        refusal("{\"a\":1,\"deep\":" + "[".repeat(1000) + "]".repeat(1000) + "}", "a INT");
    assertThat(refusal).hasMessageContaining("nested deeper than 1000 levels");
  }

  @Test
  void refusesBytesThatAreNotUtf8WhereverTheyAre() {
    byte[] overlong = bytes("{\"a\":1,\"b\":\"xx\"}");
    overlong[12] = (byte) 0xC0;
    overlong[13] = (byte) 0xAF;
    assertThat(refusal(overlong)).hasMessageContaining("byte 12 is not UTF-8");
    byte[] surrogate = bytes("{\"a\":1,\"b\":\"xxx\"}");
    surrogate[12] = (byte) 0xED;
    surrogate[13] = (byte) 0xA0;
    surrogate[14] = (byte) 0x80;
    assertThat(refusal(surrogate)).hasMessageContaining("byte 12 is not UTF-8");
    for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
      assertThat(refusal("{\"a\":1}".getBytes(Charset.forName(charset))).code())
          .isEqualTo("decode/malformed");
    }
  }

  @Test
  void refusesAByteOrderMark() {
    assertThat(refusal(bytes("\uFEFF{\"a\":1}")))
        .hasMessageContaining("it begins with a byte order mark");
  }

  @Test
  void readsAMegabyteOfText() throws FormatException {
    String text = "é\uD83D\uDE00x".repeat(150_000);
    assertThat(decode("{\"f\":\"" + text + "\"}", "f STRING").get(0)).isEqualTo(text);
  }

  @Test
  void refusesASchemaWithMapsThatJsonCannotHold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JsonDecoder(Declared.schema("f ARRAY<MAP<INT, STRING>>")))
        .withMessageContaining("'f'");
  }

  private static List<Object> values(Row row) {
    Object[] values = new Object[row.schema().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    return Arrays.asList(values);
  }

  private static Row decode(String json, String... fields) throws FormatException {
    return new JsonDecoder(Declared.schema(fields)).decode(bytes(json));
  }

  private static FormatException refusal(String json, String... fields) {
    return catchThrowableOfType(FormatException.class, () -> decode(json, fields));
  }

  private static FormatException refusal(byte[] json) {
    return catchThrowableOfType(
        FormatException.class, () -> new JsonDecoder(Declared.schema("a INT")).decode(json));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
