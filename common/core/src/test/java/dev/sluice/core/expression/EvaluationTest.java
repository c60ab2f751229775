package dev.sluice.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {

  /** A quote of SQL is written as ", because the table itself quotes with '. */
  private static void check(String expression, String expected) {
    String sql = expression.replace('"', '\'');
    assertThat(SampleRecord.text(SampleRecord.evaluate(sql), sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
      i > 3 AND s = "hello" => TRUE
      nb AND TRUE => NULL
      nb AND FALSE => FALSE
      nb OR TRUE => TRUE
      nb OR FALSE => NULL
      NOT nb => NULL
      nb = nb => NULL
      ni IS NULL => TRUE
      ni <> 1 => NULL
      ni IS DISTINCT FROM NULL => FALSE
      i IS DISTINCT FROM NULL => TRUE
      ni IS NOT DISTINCT FROM CAST(NULL AS INT) => TRUE
      i IN (1, NULL) => NULL
      i IN (7, NULL) => TRUE
      i NOT IN (7, NULL) => FALSE
      i NOT IN (8, 9) => TRUE
      ni IN (1, 2) => NULL
      i IN (7.0, 8) => TRUE
      i IN (l, 7) => TRUE
      l IN (7, 5000000000) => TRUE
      s IN ("a", "hello") => TRUE
      s NOT IN ("a", ns) => NULL
      i BETWEEN 1 AND NULL => NULL
      i BETWEEN 8 AND NULL => FALSE
      nb IS NOT TRUE => TRUE
      nb IS UNKNOWN => TRUE
      b IS NOT FALSE => TRUE
      (ni > 1) IS NOT UNKNOWN => FALSE
      CASE WHEN nb THEN "x" END => NULL
      CASE i WHEN 7 THEN "seven" WHEN 8 THEN "eight" END => seven
      CASE i WHEN 1, 7 THEN "x" ELSE "other" END => x
      CASE WHEN b THEN 1 ELSE 2.5 END => 1.0
      CASE WHEN FALSE THEN 1 ELSE l END => 5000000000
      COALESCE(ni, l) => 5000000000
      COALESCE(ns, "none") => none
      COALESCE(ni, NULL) => NULL
      NULLIF(i, 7) => NULL
      NULLIF(i, ni) => 7
      IF(nb, 1, 2) => 2
      GREATEST(i, l, ni) => NULL
      GREATEST(i, 2.5) => 7.0
      LEAST(i, l, x) => 2.5
      """)
  void followsThreeValuedLogic(String sql, String expected) {
    check(sql, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
      zero <> 0 AND 10 / zero > 1 => FALSE
      zero = 0 OR 10 / zero > 1 => TRUE
      CASE WHEN zero = 0 THEN -1 ELSE 10 / zero END => -1
      COALESCE(i, 10 / zero) => 7
      IF(zero = 0, 0, 10 / zero) => 0
      CASE WHEN FALSE THEN 1 / 0 ELSE 3 END => 3
      zero BETWEEN 1 AND 10 / zero => FALSE
      """)
  void evaluatesNoMoreThanNeeded(String sql, String expected) {
    check(sql, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
      i + 1 => 8
      7 / 2 => 3
      -7 / 2 => -3
      MOD(-7, 3) => -1
      -7 % 3 => -1
      MOD(l, 3) => 2
      MOD(7, l) => 7
      price + 1 => 13.34
      price * price => 152.2756
      price / 3 => 4.1133333333333
      i / 2.0 => 3.500000
      1.0 / 3 => 0.333333333333
      price % 5 => 2.34
      i * x => 17.5
      price + x => 14.84
      l + i => 5000000007
      -price => -12.34
      ABS(-i) => 7
      ABS(-2.5) => 2.5
      CEIL(price) => 13
      FLOOR(-price) => -13
      FLOOR(x) => 2.0
      CEILING(x) => 3.0
      ROUND(price, 1) => 12.3
      ROUND(price) => 12
      ROUND(-2.5) => -3
      ROUND(x) => 3.0
      ROUND(2.675E0, 2) => 2.68
      ROUND(1234, -2) => 1200
      ROUND(price, -1) => 10
      ROUND(price, i) => 12.34
      POWER(2, 0.5) => 1.4142135623730951
      SQRT(price * 0) => 0.0
      SIGN(-x) => -1.0
      lmax - 1 => 9223372036854775806
      imax + l => 7147483647
      imax + 0 => 2147483647
      lmin + 1 => -9223372036854775807
      lmin = -9223372036854775808 => TRUE
      lmin % -1 => 0
      1e3 => 1000.0
      0.1 + 0.2 => 0.3
      0.1E0 + 0.2E0 => 0.30000000000000004
      ni + 1 => NULL
      ni / zero => NULL
      9999999999999999999999999999999999999 + 1 => 10000000000000000000000000000000000000
      CAST(1 AS DECIMAL(38, 18)) * CAST(2 AS DECIMAL(38, 18)) => 2.000000
      """)
  void computesExactly(String sql, String expected) {
    check(sql, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
      i = 7.0 => TRUE
      i < l => TRUE
      x > 2 => TRUE
      price = 12.340 => TRUE
      price < x => FALSE
      l = 5E9 => TRUE
      s < "hellp" => TRUE
      "a" = "a " => FALSE
      "Z" < "a" => TRUE
      u > "a\uFFFD" => TRUE
      s != "x" => TRUE
      ts = ltz => TRUE
      early < TIMESTAMP "1970-01-01 00:00:00" => TRUE
      t > TIME "12:00:00" => TRUE
      bytes = x"616263" => TRUE
      b = TRUE => TRUE
      d = DATE "2024-02-29" => TRUE
      """)
  void comparesAcrossWidths(String sql, String expected) {
    check(sql, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
      s || "!" => hello!
      s || ns => NULL
      CONCAT(s, "-", s) => hello-hello
      CONCAT(s, ns) => NULL
      CONCAT_WS(",", ns, s, s) => hello,hello
      CONCAT_WS(ns, s) => NULL
      CHAR_LENGTH(u) => 3
      SUBSTRING(u, 2, 1) = "\uD83D\uDE00" => TRUE
      SUBSTRING(u, 3) => b
      REVERSE(u) = "b\uD83D\uDE00a" => TRUE
      SUBSTRING(s, 0, 2) => he
      SUBSTRING(s, -3, 2) => ll
      SUBSTRING(s, 2) => ello
      SUBSTRING(s, 9) = "" => TRUE
      SUBSTRING(s, -9) = "" => TRUE
      SUBSTRING(s, 2, -1) => NULL
      SUBSTRING(s FROM 2 FOR 2147483647) => ello
      LEFT(s, 0) = "" => TRUE
      LEFT(s, 99) => hello
      RIGHT(u, 2) = "\uD83D\uDE00b" => TRUE
      LPAD(s, 3, "x") => hel
      LPAD(s, 8, "xy") => xyxhello
      RPAD(s, 7, "xy") => helloxy
      LPAD(s, -1, "x") => NULL
      LPAD(s, 9, "") => NULL
      TRIM("  a ") || "." => a.
      TRIM(BOTH "xy" FROM "xyaxy") => a
      "." || TRIM(TRAILING FROM " a ") || "." => . a.
      TRIM("x" FROM "xax") => a
      POSITION("l" IN s) => 3
      POSITION("z" IN s) => 0
      POSITION("b" IN u) => 3
      LOCATE("l", s, 4) => 4
      REPLACE(s, "l", "L") => heLLo
      REPLACE(s, "", "x") => hello
      SPLIT_INDEX("a,,c", ",", 1) = "" => TRUE
      SPLIT_INDEX("a,b", ",", 2) => NULL
      SPLIT_INDEX("a,b", ",", -1) => NULL
      INITCAP("o.neil the-GREAT") => O.Neil The-Great
      UPPER("stra\u00DFe") => STRASSE
      LOWER("\u0130") <> "" => TRUE
      REPEAT("ab", -1) = "" => TRUE
      "\u6771\u4EAC" = "\u6771\u4EAC" => TRUE
      "it""s" => it's
      """)
  void treatsStringsByCharacters(String sql, String expected) {
    check(sql, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
      s LIKE "hel%" => TRUE
      s LIKE "%ell%" => TRUE
      s LIKE "h_llo" => TRUE
      s LIKE "HEL%" => FALSE
      s LIKE "" => FALSE
      u LIKE "a_b" => TRUE
      "a.c" LIKE "a.c" => TRUE
      "abc" LIKE "a.c" => FALSE
      "a%c" LIKE "a\\%c" ESCAPE "\\" => TRUE
      "abc" LIKE "a\\%c" ESCAPE "\\" => FALSE
      "a_c" LIKE "a!_c" ESCAPE "!" => TRUE
      "a\\c" LIKE "a\\c" => TRUE
      s NOT LIKE "h%" => FALSE
      ns LIKE "h%" => NULL
      s LIKE ns => NULL
      s LIKE s => TRUE
      s LIKE LEFT(s, 2) || "%" => TRUE
      s SIMILAR TO "h(e|a)l+o" => TRUE
      s SIMILAR TO "ell" => FALSE
      s SIMILAR TO "%[k-m]_" => TRUE
      s SIMILAR TO "[^a-g]{1}%" => TRUE
      "a.b" SIMILAR TO "a.b" => TRUE
      "axb" SIMILAR TO "a.b" => FALSE
      "a%" SIMILAR TO "a!%" ESCAPE "!" => TRUE
      s NOT SIMILAR TO "x%" => TRUE
      REGEXP(s, "l+") => TRUE
      REGEXP(s, "^l") => FALSE
      REGEXP(ns, "l") => NULL
      REGEXP_EXTRACT(s, "(h)(.)", 2) => e
      REGEXP_EXTRACT(s, "z") => NULL
      REGEXP_REPLACE(s, "l+", "$1") => he$1o
      """)
  void matchesPatterns(String sql, String expected) {
    check(sql.replace("\\\\", "\\"), expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
      EXTRACT(YEAR FROM ts) => 2024
      EXTRACT(DOY FROM d) => 60
      EXTRACT(WEEK FROM DATE "2021-01-03") => 53
      EXTRACT(ISOYEAR FROM DATE "2021-01-03") => 2020
      EXTRACT(MILLISECOND FROM ts) => 789
      EXTRACT(EPOCH FROM early) => -1
      EXTRACT(SECOND FROM early) => 59
      EXTRACT(HOUR FROM t) => 12
      HOUR(ltz) => 12
      FLOOR(ts TO DAY) => 2024-02-29 00:00:00.000
      FLOOR(ltz TO HOUR) => 2024-02-29 12:00:00.000
      FLOOR(early TO DAY) => 1969-12-31 00:00:00.000
      FLOOR(ts TO WEEK) => 2024-02-25 00:00:00.000
      FLOOR(ts TO QUARTER) => 2024-01-01 00:00:00.000
      FLOOR(d TO YEAR) => 2024-01-01
      CEIL(ts TO MONTH) => 2024-03-01 00:00:00.000
      CEIL(d TO DAY) => 2024-02-29
      FLOOR(t TO HOUR) => 12:00:00.000
      ts + INTERVAL "1" DAY => 2024-03-01 12:34:56.789
      ts - INTERVAL "1" YEAR => 2023-02-28 12:34:56.789
      ltz + INTERVAL "1:30" HOUR TO MINUTE => 2024-02-29 14:04:56.789
      d + INTERVAL "1" MONTH => 2024-03-29
      INTERVAL "2" SECOND + ts => 2024-02-29 12:34:58.789
      t + INTERVAL "12" HOUR => 00:34:56.789
      nts + INTERVAL "1" DAY => NULL
      TIMESTAMPADD(DAY, -60, d) => 2023-12-31
      TIMESTAMPADD(HOUR, 1, d) => 2024-02-29 01:00:00
      TIMESTAMPADD(QUARTER, 1, ts) => 2024-05-29 12:34:56.789
      TIMESTAMPDIFF(HOUR, early, ltz) => 474780
      TIMESTAMPDIFF(MONTH, DATE "2024-01-31", d) => 0
      TIMESTAMPDIFF(SECOND, ltz, early) => -1709210096
      TIMESTAMPDIFF(DAY, d, ts) => 0
      TIMESTAMPDIFF(QUARTER, DATE "2023-01-01", d) => 4
      DATE_FORMAT(ltz, "yyyy-MM-dd''T''HH:mm:ss.SSS") => 2024-02-29T12:34:56.789
      DATE_FORMAT(d, "EEE dd MMM") => Thu 29 Feb
      TO_TIMESTAMP_LTZ(1709210096789, 3) => 2024-02-29 12:34:56.789
      TO_TIMESTAMP_LTZ(l, 0) => 2128-06-11 08:53:20.000
      TO_TIMESTAMP("2024-02-29T01:02:03.4567") => 2024-02-29 01:02:03.456
      TO_DATE("2024-02-29") => 2024-02-29
      UNIX_TIMESTAMP("29.2.2024", "d.M.yyyy") => 1709164800
      FROM_UNIXTIME(-1, "HH:mm:ss") => 23:59:59
      TIMESTAMP "2024-02-29 12:34:56.789" = ts => TRUE
      YEAR(d) * 100 + MONTH(d) => 202402
      """)
  void reckonsInUtc(String sql, String expected) {
    check(sql, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
      tags[1] => red
      tags[0] => NULL
      tags[3] => NULL
      tags[i - 5] => green
      headers["k"] => 1
      headers["z"] => NULL
      address.city => Bern
      address.geo.lat => 46.9
      `address`.`geo`.`lat` => 46.9
      nrow.city => NULL
      stops[2].city => Oslo
      stops[9].city => NULL
      CARDINALITY(tags) => 2
      CARDINALITY(headers) => 1
      ARRAY_CONTAINS(tags, "red") => TRUE
      `date` + 1 => 2
      `user` => me
      JSON_VALUE(json, "$.a.b[1]") => two
      JSON_VALUE(json, "$.a.b[0]" RETURNING INT) => 1
      JSON_VALUE(json, "$[""a""].b[9]") => NULL
      JSON_VALUE(json, "$.a") => NULL
      JSON_VALUE(json, "$.a.b[2]") => NULL
      JSON_VALUE(json, "$.n") => 1.50
      JSON_VALUE(json, "$.t" RETURNING BOOLEAN) => TRUE
      JSON_VALUE(json, "lax $.x" DEFAULT 5 ON EMPTY) => 5
      JSON_VALUE("no json", "$.x" DEFAULT "bad" ON ERROR) => bad
      JSON_VALUE(s, "$.x") => NULL
      JSON_VALUE(ns, "$.x") => NULL
      JSON_EXISTS(json, "$.a.b[2]") => TRUE
      JSON_EXISTS(json, "$.a.b[3]") => FALSE
      JSON_EXISTS(s, "$") => FALSE
      """)
  void reachesIntoValues(String sql, String expected) {
    check(sql, expected);
  }
}
