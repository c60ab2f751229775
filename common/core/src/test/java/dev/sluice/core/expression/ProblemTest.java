package dev.sluice.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

  /** The code without its prefix, the text that it marks, and the suggestion. */
  private static String summary(String sql, Problem problem) {
    String marked = sql.substring(problem.start(), problem.end());
    String suggestion = problem.suggestion() == null ? "" : " > " + problem.suggestion();
    return problem.code().substring("expression/".length()) + " [" + marked + "]" + suggestion;
  }

  /** A quote of SQL is written as ". */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
      pirce > 1                  => unknown-field [pirce] > price
      adress.city                => unknown-field [adress] > address
      address.ciyt               => unknown-field [ciyt] > city
      address.geo.x              => unknown-field [x]
      stops[1].cty               => unknown-field [cty] > city
      `Price`                    => unknown-field [`Price`] > price
      a.b.c                      => unknown-field [a]
      i.x                        => type [i.x]
      stops.city                 => type [stops.city]
      UPER(s)                    => unknown-function [UPER] > UPPER
      sha_256(s)                 => unknown-function [sha_256] > SHA256
      PI()                       => unknown-function [PI]
      CAST(s AS STRNG)           => unknown-type [STRNG] > STRING
      CAST(s AS VARCHAR(5))      => unknown-type [VARCHAR] > STRING
      CAST(s AS SMALLINT)        => unknown-type [SMALLINT] > INT
      CAST(i AS DECIMAL(50, 2))  => unknown-type [DECIMAL(50, 2)]
      CAST(s AS TIMESTAMP(12))   => unknown-type [TIMESTAMP(12)]
      CAST(s AS TIMESTAMP_LTZ(12)) => unknown-type [TIMESTAMP_LTZ(12)]
      CAST(s AS INT ARRAY)       => unknown-type [INT ARRAY]
      i > "x"                    => type [i > "x"]
      i = s                      => type [i = s]
      b = 1                      => type [b = 1]
      ts = "2024-01-01"          => type [ts = "2024-01-01"]
      d < ts                     => type [d < ts]
      tags = tags                => type [tags = tags]
      i + s                      => type [i + s]
      ts + 1                     => type [ts + 1]
      ts - ts                    => type [ts - ts]
      (ts - ts) DAY              => unavailable [(ts - ts) DAY]
      l || "x"                   => type [l || "x"]
      NOT i                      => type [NOT i]
      b AND i                    => type [b AND i]
      CASE WHEN i THEN 1 END     => type [CASE WHEN i THEN 1 END]
      IF(b, 1, "x")              => type [IF(b, 1, "x")]
      COALESCE(i, s)             => type [COALESCE(i, s)]
      i IN (1, "x")              => type [(1, "x")]
      s IN (1, 2)                => type [s IN (1, 2)]
      i BETWEEN 1 AND "x"        => type [i BETWEEN 1 AND "x"]
      UPPER(i)                   => type [UPPER(i)]
      UPPER()                    => type [UPPER()]
      UPPER(s, s)                => type [UPPER(s, s)]
      UPPER(NULL)                => type [NULL]
      NULL                       => type [NULL]
      INTERVAL "1" DAY           => type [INTERVAL "1" DAY]
      CAST(b AS DATE)            => type [CAST(b AS DATE)]
      address[1]                 => type [address[1]]
      EXTRACT(FOO FROM ts)       => type [FOO]
      EXTRACT(YEAR FROM t)       => type [YEAR]
      FLOOR(ts TO DECADE)        => type [DECADE]
      DATE "2023-02-29"          => literal [DATE "2023-02-29"]
      TIMESTAMP "noon"           => literal [TIMESTAMP "noon"]
      REGEXP(s, "(")             => literal ["("]
      s LIKE "a!" ESCAPE "!"     => literal ["a!"]
      JSON_VALUE(s, "a")         => literal ["a"]
      JSON_VALUE(s, "$.*")       => literal ["$.*"]
      DATE_FORMAT(ts, "bbb")     => literal ["bbb"]
      DATE_FORMAT(ts, "yyyy zz") => literal ["yyyy zz"]
      REGEXP_EXTRACT(s, "a", 3)  => literal [3]
      TO_TIMESTAMP_LTZ(l, 6)     => literal [6]
      99999999999999999999999999999999999999999 => literal [99999999999999999999999999999999999999999]
      NOW() > ts                 => not-deterministic [NOW()]
      CURRENT_DATE > d           => not-deterministic [CURRENT_DATE]
      PROCTIME()                 => not-deterministic [PROCTIME()]
      RAND() < 0.5               => not-deterministic [RAND()]
      UUID()                     => not-deterministic [UUID]
      UNIX_TIMESTAMP()           => not-deterministic [UNIX_TIMESTAMP()]
      CURRENT_USER               => not-deterministic [CURRENT_USER]
      COUNT(*) > 1               => not-scalar [COUNT(*)]
      SUM(i)                     => not-scalar [SUM(i)]
      ROW_NUMBER() OVER (ORDER BY i) => not-scalar [ROW_NUMBER() OVER (ORDER BY i)]
      i IN (SELECT 1)            => not-scalar [SELECT 1]
      (SELECT 1)                 => not-scalar [(SELECT 1)]
      i + ?                      => unavailable [?]
      (1, 2) IN ((1, 2))         => unavailable [(1, 2)]
      s IS JSON                  => unavailable [s IS JSON]
      UPPER(DISTINCT s)          => unavailable [UPPER(DISTINCT s)]
      "a" "b"                    => syntax ["a" "b"]
      i i                        => syntax [i]
      i # 3                      => syntax [#]
      i)                         => syntax [)]
      i = 1; drop                => syntax [;]
      i NOT NULL                 => syntax [NULL]
      (i                         => syntax []
      i >                        => syntax []
      i IN (                     => syntax []
      i = "abc                   => syntax ["abc]
      i = `abc                   => syntax [`abc]
      i /* abc                   => syntax [/* abc]
      date > 5                   => syntax [date] > `date`
      i + date                   => syntax [date] > `date`
      """)
  void saysWhatIsWrongAndWhere(String written, String expected) {
    String sql = written.replace('"', '\'');

    List<Problem> problems = SampleRecord.problems(sql);

    assertThat(summary(sql, problems.get(0))).isEqualTo(expected.replace('"', '\''));
  }

  @Test
  void pointsAtADoubleQuoteThatShouldBeSingle() {
    assertThat(SampleRecord.problems("s = \"x\""))
        .containsExactly(
            new Problem(
                "expression/syntax",
                4,
                5,
                "strings stand in single quotes, names in backticks",
                null));
  }

  @Test
  void refusesAnEmptyExpression() {
    assertThat(SampleRecord.problems(" "))
        .containsExactly(new Problem("expression/syntax", 0, 1, "the expression is empty", null));
  }

  @Test
  void findsAllUnknownNamesAtOnce() {
    String sql = "pirce > 1 AND UPER(s) = 'X' AND\n  NOW() > ts AND SUM(i) > nope";

    assertThat(SampleRecord.problems(sql))
        .extracting(problem -> summary(sql, problem))
        .containsExactly(
            "unknown-field [pirce] > price",
            "unknown-function [UPER] > UPPER",
            "not-deterministic [NOW()]",
            "not-scalar [SUM(i)]",
            "unknown-field [nope]");
  }

  @Test
  void findsAllWrongTypesAtOnce() {
    String sql = "i + s > 3 AND l || 'x' = s\r\n OR b > 1";

    assertThat(SampleRecord.problems(sql))
        .extracting(problem -> summary(sql, problem))
        .containsExactly("type [i + s]", "type [l || 'x']", "type [b > 1]");
  }

  @Test
  void findsAllIncomparableOperandsAtOnce() {
    String sql = "i = 'x' AND NULLIF(l, s) = 1 AND CAST(b AS DATE) = d";

    assertThat(SampleRecord.problems(sql))
        .extracting(problem -> summary(sql, problem))
        .containsExactly("type [i = 'x']", "type [NULLIF(l, s)]", "type [CAST(b AS DATE)]");
  }

  @Test
  void listsTheFieldsThatThereAre() throws ExpressionProblemException {
    Schema schema =
        new Schema(
            List.of(
                new Field("order_id", new SqlType.Plain(SqlType.Kind.BIGINT, false)),
                new Field("amount", new SqlType.Decimal(10, 2, true))));

    assertThatThrownBy(() -> new ExpressionCompiler(schema).compile("1 + orderid"))
        .isInstanceOfSatisfying(
            ExpressionProblemException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        new Problem(
                            "expression/unknown-field",
                            4,
                            11,
                            "'orderid' is not a field of the record (order_id, amount)",
                            "order_id")));
    assertThat(new ExpressionCompiler(schema).compile("amount + 1").type())
        .isEqualTo(new SqlType.Decimal(13, 2, true));
  }

  @Test
  void refusesAConditionThatIsNotBoolean() {
    assertThatThrownBy(() -> new ExpressionCompiler(SampleRecord.SCHEMA).compilePredicate("i + 1"))
        .isInstanceOfSatisfying(
            ExpressionProblemException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        new Problem(
                            "expression/type", 0, 5, "a condition is BOOLEAN, this is INT", null)));
  }

  @Test
  void refusesWhatIsTooLongOrTooDeep() {
    assertThat(SampleRecord.problems("1" + " + 1".repeat(5000)))
        .extracting(Problem::code)
        .containsExactly("expression/syntax");
    assertThat(SampleRecord.problems("1" + " + 1".repeat(500)))
        .extracting(Problem::code)
        .containsExactly("expression/unavailable");
    assertThat(SampleRecord.problems("(".repeat(9_000) + "1" + ")".repeat(9_000)))
        .extracting(Problem::code)
        .containsExactly("expression/syntax");
    assertThat(SampleRecord.evaluate("i" + " + 1".repeat(390))).isEqualTo(397);
  }
}
