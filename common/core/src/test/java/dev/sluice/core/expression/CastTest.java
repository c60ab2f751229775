package dev.sluice.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.schema.SqlTypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CastTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
      CAST("12.7" AS INT)                       => 12
      CAST("-.5" AS INT)                        => 0
      CAST("+7" AS BIGINT)                      => 7
      CAST(-2.9 AS INT)                         => -2
      CAST(-2.9E0 AS BIGINT)                    => -2
      CAST(TRUE AS INT)                         => 1
      CAST(FALSE AS DECIMAL(3, 1))              => 0.0
      CAST(0 AS BOOLEAN)                        => FALSE
      CAST(0.5 AS BOOLEAN)                      => TRUE
      CAST(" Yes " AS BOOLEAN)                  => TRUE
      CAST("F" AS BOOLEAN)                      => FALSE
      CAST("1e3" AS DOUBLE)                     => 1000.0
      CAST("1.005" AS DECIMAL(5, 2))            => 1.01
      CAST(1.005 AS DECIMAL(5, 2))              => 1.01
      CAST(-0.005 AS DECIMAL(5, 2))             => -0.01
      CAST(2.5E0 AS DECIMAL(5, 0))              => 3
      CAST(7 AS DECIMAL)                        => 7
      CAST(i AS DOUBLE)                         => 7.0
      CAST(1e10 AS STRING)                      => 1.0E10
      CAST(0.0000001 AS STRING)                 => 0.0000001
      CAST(TRUE AS STRING)                      => TRUE
      CAST(d AS STRING)                         => 2024-02-29
      CAST(t AS STRING)                         => 12:34:56.789
      CAST(ts AS STRING)                        => 2024-02-29 12:34:56.789
      CAST(ltz AS STRING)                       => 2024-02-29 12:34:56.789
      CAST(bytes AS STRING)                     => abc
      CAST(CAST(u AS BYTES) AS STRING) = u      => TRUE
      CAST(ts AS DATE)                          => 2024-02-29
      CAST(early AS DATE)                       => 1969-12-31
      CAST(ts AS TIME)                          => 12:34:56
      CAST(ts AS TIMESTAMP(1))                  => 2024-02-29 12:34:56.7
      CAST(early AS TIMESTAMP(0))               => 1969-12-31 23:59:59
      CAST(d AS TIMESTAMP(0))                   => 2024-02-29 00:00:00
      CAST(ts AS TIMESTAMP_LTZ(3)) = ltz        => TRUE
      CAST(ltz AS TIMESTAMP(3)) = ts            => TRUE
      CAST("2024-02-29" AS TIMESTAMP(3))        => 2024-02-29 00:00:00.000
      CAST("2024-02-29 1:02" AS TIMESTAMP(0))   => 2024-02-29 01:02:00
      CAST("2024-2-9" AS DATE)                  => 2024-02-09
      CAST("2024-02-29 23:59:59" AS DATE)       => 2024-02-29
      CAST("2024-02-29T12:34:56.789Z" AS TIMESTAMP_LTZ(3)) = ltz => TRUE
      CAST("2024-02-29T14:34:56.789+02:00" AS TIMESTAMP_LTZ(3)) = ltz => TRUE
      CAST("2024-02-29 12:34:56.789" AS TIMESTAMP_LTZ(3)) = ltz => TRUE
      CAST("2024-02-29" AS TIMESTAMP_LTZ ( 3 )) => 2024-02-29 00:00:00.000
      CAST(ltz AS TIMESTAMP(3) WITH LOCAL TIME ZONE) = ltz => TRUE
      CAST("12:00" AS TIME)                     => 12:00:00
      CAST(NULL AS INT)                         => NULL
      CAST(ns AS INT)                           => NULL
      TRY_CAST("x" AS INT)                      => NULL
      TRY_CAST("5" AS INT)                      => 5
      TRY_CAST(l AS INT)                        => NULL
      TRY_CAST("2023-02-29" AS DATE)            => NULL
      """)
  void castsAsFlinkDoes(String written, String expected) {
    String sql = written.replace('"', '\'');

    assertThat(SampleRecord.text(SampleRecord.evaluate(sql), sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
      i + i                        => INT NOT NULL
      i + l                        => BIGINT NOT NULL
      i + ni                       => INT
      i / i                        => INT NOT NULL
      i + x                        => DOUBLE NOT NULL
      price + x                    => DOUBLE NOT NULL
      price + i                    => DECIMAL(13, 2) NOT NULL
      price * price                => DECIMAL(21, 4) NOT NULL
      price / i                    => DECIMAL(21, 13) NOT NULL
      price + price                => DECIMAL(11, 2) NOT NULL
      1.5                          => DECIMAL(2, 1) NOT NULL
      2147483648                   => BIGINT NOT NULL
      i > 1                        => BOOLEAN NOT NULL
      ni > 1                       => BOOLEAN
      ni IS NULL                   => BOOLEAN NOT NULL
      s || "x"                     => STRING NOT NULL
      CASE WHEN b THEN "severe" ELSE "late" END => STRING NOT NULL
      CASE WHEN b THEN "severe" END => STRING
      COALESCE(ni, 0)              => INT NOT NULL
      COALESCE(ni, NULL)           => INT
      IF(b, i, l)                  => BIGINT NOT NULL
      NULLIF(i, 7)                 => INT
      TRY_CAST(s AS DATE)          => DATE
      CAST(s AS DATE)              => DATE NOT NULL
      address.city                 => STRING
      nrow.city                    => STRING
      stops[1].city                => STRING
      tags[1]                      => STRING
      headers["k"]                 => INT
      EXTRACT(YEAR FROM ts)        => BIGINT NOT NULL
      TIMESTAMPDIFF(DAY, ts, ltz)  => INT NOT NULL
      TIMESTAMPADD(DAY, 1, ltz)    => TIMESTAMP_LTZ(3) NOT NULL
      ts + INTERVAL "1" DAY        => TIMESTAMP(3) NOT NULL
      FLOOR(ltz TO HOUR)           => TIMESTAMP_LTZ(3) NOT NULL
      TO_TIMESTAMP_LTZ(l, 3)       => TIMESTAMP_LTZ(3) NOT NULL
      JSON_VALUE(json, "$.a")      => STRING
      JSON_VALUE(json, "$.a" RETURNING INT) => INT
      MD5(s)                       => STRING NOT NULL
      ARRAY[i, l]                  => ARRAY<BIGINT NOT NULL> NOT NULL
      ROUND(price, 1)              => DECIMAL(10, 1) NOT NULL
      FLOOR(price)                 => DECIMAL(10, 0) NOT NULL
      """)
  void hasTheTypeThatFlinkGives(String written, String expected) {
    assertThat(SqlTypes.format(SampleRecord.compile(written.replace('"', '\'')).type()))
        .isEqualTo(expected);
  }
}
