package dev.sluice.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
      imax + 1                          => overflow
      imin - 1                          => overflow
      imax * 2                          => overflow
      imin / -1                         => overflow
      -imin                             => overflow
      ABS(imin)                         => overflow
      lmax + 1                          => overflow
      lmin - i                          => overflow
      lmax * 2                          => overflow
      lmin * -1                         => overflow
      lmin / -1                         => overflow
      -lmin                             => overflow
      ABS(lmin)                         => overflow
      1e308 * 10                        => overflow
      POWER(10, 400)                    => overflow
      EXP(1000)                         => overflow
      CAST(l AS INT)                    => overflow
      CAST(1e10 AS INT)                 => overflow
      CAST(1e30 AS BIGINT)              => overflow
      CAST(123.45 AS DECIMAL(4, 2))     => overflow
      CAST("1e99" AS DECIMAL(10, 2))    => overflow
      CAST(9999999999999999999999999999999999999 AS DECIMAL(38, 0)) * 1000 => overflow
      ROUND(lmax, -1)                   => overflow
      ts + INTERVAL "9000" YEAR(4)      => overflow
      TIMESTAMPADD(DAY, lmax, ts)       => overflow
      TO_TIMESTAMP_LTZ(lmax, 3)         => overflow
      TIMESTAMPDIFF(MILLISECOND, early, ltz) => overflow
      i / zero                          => division-by-zero
      i % zero                          => division-by-zero
      MOD(l, zero)                      => division-by-zero
      x / 0                             => division-by-zero
      price / 0                         => division-by-zero
      price % 0.0                       => division-by-zero
      1 / 0                             => division-by-zero
      CAST("x" AS INT)                  => cast
      CAST("" AS INT)                   => cast
      CAST("1 2" AS INT)                => cast
      CAST("0x1F" AS INT)               => cast
      CAST("2147483648" AS INT)         => cast
      CAST("9223372036854775808" AS BIGINT) => cast
      CAST("NaN" AS DOUBLE)             => cast
      CAST("1d" AS DOUBLE)              => cast
      CAST("maybe" AS BOOLEAN)          => cast
      CAST("2023-02-29" AS DATE)        => cast
      CAST("24:00:00" AS TIME)          => cast
      CAST("2024-02-29 25:00:00" AS TIMESTAMP) => cast
      CAST("2024-02-29T00:00:00Z" AS TIMESTAMP(3)) => cast
      CAST(x"ff" AS STRING)             => cast
      TO_DATE("30.02.2024", "dd.MM.yyyy") => cast
      TO_TIMESTAMP("noon")              => cast
      SQRT(-1)                          => argument
      LN(0)                             => argument
      FROM_BASE64("*")                  => argument
      REPEAT(s, 2000000000)             => argument
      JSON_VALUE(s, "$.x" ERROR ON ERROR) => argument
      JSON_VALUE(json, "$.x" ERROR ON EMPTY) => argument
      REGEXP(s, s || "(")               => argument
      REGEXP(REPEAT(s, 200000), "^(a|[^b])+$")         => argument
      REPEAT(s, 200000) SIMILAR TO "(hel|lo|%)+"       => argument
      REGEXP_REPLACE(REPEAT(s, 200000), "(a|[^b])+", "") => argument
      REGEXP_EXTRACT(REPEAT(s, 200000), "(a|[^b])+", 1)  => argument
      """)
  void failsOnTheRecordInsteadOfGuessing(String written, String code) {
    Expression expression = SampleRecord.compile(written.replace('"', '\''));

    assertThatThrownBy(() -> expression.evaluate(SampleRecord.FIELDS))
        .isInstanceOfSatisfying(
            EvaluationException.class, e -> assertThat(e.code()).isEqualTo("expression/" + code));
  }

  @Test
  void tellsNoRecordContent() {
    Expression expression = SampleRecord.compile("CAST(s AS INT)");

    assertThatThrownBy(() -> expression.evaluate(SampleRecord.FIELDS))
        .hasMessage("a value of STRING is no INT");
  }

  @Test
  void letsAnUndecodableFieldThrough() {
    Expression expression = SampleRecord.compile("TRY_CAST(s AS INT)");

    assertThatThrownBy(
            () ->
                expression.evaluate(
                    field -> {
                      throw new EvaluationException("decode/field", "not a string");
                    }))
        .isInstanceOfSatisfying(
            EvaluationException.class, e -> assertThat(e.code()).isEqualTo("decode/field"));
  }

  @Test
  void readsOnlyTheFieldsThatItNeeds() {
    Expression expression = SampleRecord.compile("b OR 10 / zero > 1");

    assertThat(
            expression.test(
                field -> {
                  assertThat(SampleRecord.SCHEMA.field(field).name()).isEqualTo("b");
                  return true;
                }))
        .isTrue();
  }
}
