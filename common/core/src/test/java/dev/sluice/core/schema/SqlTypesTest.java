package dev.sluice.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.schema.SqlType.Kind;
import dev.sluice.core.schema.SqlType.Plain;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTypesTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
      boolean                                   => BOOLEAN
      INTEGER                                   => INT
      Int not null                              => INT NOT NULL
      BIGINT NULL                               => BIGINT
      DOUBLE PRECISION                          => DOUBLE
      DECIMAL                                   => DECIMAL(10, 0)
      NUMERIC(5)                                => DECIMAL(5, 0)
      dec(38,38)                                => DECIMAL(38, 38)
      STRING NOT NULL                           => STRING NOT NULL
      BYTES                                     => BYTES
      DATE                                      => DATE
      TIME                                      => TIME(0)
      TIME(3)                                   => TIME(3)
      TIMESTAMP                                 => TIMESTAMP(6)
      TIMESTAMP(9) WITHOUT TIME ZONE            => TIMESTAMP(9)
      timestamp_ltz                             => TIMESTAMP_LTZ(6)
      TIMESTAMP_LTZ ( 3 ) NOT NULL              => TIMESTAMP_LTZ(3) NOT NULL
      TIMESTAMP(0) WITH LOCAL TIME ZONE         => TIMESTAMP_LTZ(0)
      ARRAY<INT NOT NULL> NOT NULL              => ARRAY<INT NOT NULL> NOT NULL
      MAP<STRING, ARRAY<BIGINT>>                => MAP<STRING, ARRAY<BIGINT>>
      ROW<a INT, `b c` STRING NOT NULL>         => ROW<a INT, `b c` STRING NOT NULL>
      ROW(date DATE, `x``y` DATE)               => ROW<date DATE, `x``y` DATE>
      ARRAY<ROW<a INT, b STRING NOT NULL>>      => ARRAY<ROW<a INT, b STRING NOT NULL>>
      """)
  void readsAndWritesTypes(String text, String canonical) throws TypeProblemException {
    SqlType type = SqlTypes.parse(text);

    assertThat(SqlTypes.format(type)).isEqualTo(canonical);
    assertThat(SqlTypes.parse(canonical)).isEqualTo(type);
  }

  @Test
  void buildsTheTypeThatItReads() throws TypeProblemException {
    Schema fields =
        new Schema(
            List.of(
                new Field("a", new Plain(Kind.INT, true)),
                new Field("B", new Plain(Kind.STRING, false))));

    assertThat(SqlTypes.parse("ROW<a INT, B STRING NOT NULL> NOT NULL"))
        .isEqualTo(new SqlType.RowOf(fields, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
      STRNG                   => [STRNG] > STRING
      VARCHAR(10)             => [VARCHAR] > STRING
      float                   => [float] > DOUBLE
      timestampltz            => [timestampltz] > TIMESTAMP_LTZ
      XML                     => [XML]
      INT NOT                 => []
      INT NOT NUL             => [NUL]
      INT x                   => [x]
      DECIMAL(39, 0)          => [DECIMAL(39, 0)]
      DECIMAL(2, 3)           => [DECIMAL(2, 3)]
      DECIMAL(0)              => [DECIMAL(0)]
      DECIMAL(x)              => [x]
      DECIMAL(99999999999)    => [99999999999]
      TIMESTAMP(10)           => [TIMESTAMP(10)]
      TIMESTAMP WITH TIME ZONE => [TIME] > TIMESTAMP_LTZ
      ARRAY                   => []
      ARRAY<INT               => []
      ARRAY<>                 => [>]
      MAP<INT>                => [>]
      ROW<a>                  => [>]
      ROW<a INT, a STRING>    => [a]
      ROW<1 INT>              => [1]
      ROW<`a INT>             => [`a INT>]
      ROW<`` INT>             => [``]
      (INT)                   => [(]
      """)
  void saysWhatIsWrongAndWhere(String text, String expected) {
    assertThatThrownBy(() -> SqlTypes.parse(text))
        .isInstanceOfSatisfying(
            TypeProblemException.class,
            e -> {
              String suggestion = e.suggestion() == null ? "" : " > " + e.suggestion();
              assertThat("[" + text.substring(e.start(), e.end()) + "]" + suggestion)
                  .isEqualTo(expected);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void refusesNothing(String text) {
    assertThatThrownBy(() -> SqlTypes.parse(text))
        .isInstanceOf(TypeProblemException.class)
        .hasMessageStartingWith("expected a type, found the end");
  }

  @Test
  void refusesNestingWithoutEnd() {
    assertThatThrownBy(() -> SqlTypes.parse("ARRAY<".repeat(10_000)))
        .isInstanceOf(TypeProblemException.class)
        .hasMessageContaining("nested more than 50 deep");
  }
}
