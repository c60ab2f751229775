package dev.sluice.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever the text: a compiled expression or problems inside the text; whatever the values: a
 * value or its failure.
 */
class CompilerRobustnessTest {
  private static final long SEED = Long.getLong("sluice.seed", 20240229L);
  private static final int EXPRESSIONS = Integer.getInteger("sluice.expressions", 400);

  private static final List<String> GLUE =
      List.of(
          " + ",
          " - ",
          " * ",
          " / ",
          " % ",
          " = ",
          " <> ",
          " < ",
          " >= ",
          " AND ",
          " OR ",
          " || ",
          " LIKE ",
          " IN (",
          ", ",
          " BETWEEN ",
          " IS NULL ",
          " IS DISTINCT FROM ",
          "(",
          ")",
          "[",
          "]",
          ".",
          " NOT ",
          " CASE WHEN ",
          " THEN ",
          " ELSE ",
          " END ",
          "CAST(",
          " AS INT)",
          " AS STRING)",
          " AS TIMESTAMP_LTZ(3))",
          "-",
          "INTERVAL '1' DAY",
          " FROM ",
          " TO DAY)",
          " OVER ",
          " SELECT ",
          "NULL",
          "'x'",
          "'%'",
          "1",
          "0",
          "2.5",
          "1e3",
          "DATE '2024-02-29'",
          "TRUE",
          "?",
          "*",
          "`",
          "\"",
          "'",
          "--",
          "/*",
          "\n",
          ";",
          ":",
          "=>",
          "\uD83D",
          "x'00'",
          " ESCAPE ",
          " SIMILAR TO ",
          " RETURNING INT)",
          " IS JSON ",
          " MULTISET ",
          " ROW(",
          " ARRAY[",
          " MAP[",
          " COLLATE ",
          " AT ",
          " SYMMETRIC ",
          " ON EMPTY",
          " DISTINCT ");

  private final Random random = new Random(SEED);
  private final List<String> examples =
      FunctionTable.ALL.functions().stream().map(Function::example).toList();
  private final List<String> names = SampleRecord.SCHEMA.names();
  private final List<String> functions =
      FunctionTable.ALL.functions().stream()
          .map(function -> function.operator().getName() + "(")
          .toList();

  @Test
  void neverFailsInAnyOtherWayThanItSays() {
    List<String> compiled = new ArrayList<>();
    for (int i = 0; i < EXPRESSIONS; i++) {
      String sql = random.nextBoolean() ? soup() : mutated(pick(examples));
      try {
        if (compiles(sql)) {
          compiled.add(sql);
        }
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + SEED + ": " + sql, e);
      }
    }
    assertThat(compiled)
        .as("some of the texts are expressions")
        .hasSizeGreaterThan(EXPRESSIONS / 100);
  }

  private static boolean compiles(String sql) {
    Expression expression;
    try {
      expression = new ExpressionCompiler(SampleRecord.SCHEMA).compile(sql);
    } catch (ExpressionProblemException e) {
      assertThat(e.problems())
          .isNotEmpty()
          .allSatisfy(
              problem -> {
                assertThat(problem.start()).isBetween(0, problem.end());
                assertThat(problem.end()).isLessThanOrEqualTo(sql.length());
              });
      return false;
    }
    try {
      Object value = expression.evaluate(SampleRecord.FIELDS);
      assertThat(value == null && !expression.type().nullable())
          .as("NULL for %s", expression.type())
          .isFalse();
    } catch (EvaluationException e) {
      assertThat(e.code()).startsWith("expression/");
    }
    return true;
  }

  private String soup() {
    StringBuilder sql = new StringBuilder();
    for (int i = 1 + random.nextInt(12); i > 0; i--) {
      sql.append(
          switch (random.nextInt(4)) {
            case 0 -> pick(names);
            case 1 -> pick(functions);
            default -> pick(GLUE);
          });
    }
    return sql.toString();
  }

  /** An example in which constants became fields and a piece came or went. */
  private String mutated(String example) {
    String sql = example;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      sql =
          switch (random.nextInt(4)) {
            case 0 -> sql.replaceFirst("'[^']*'", pick(names));
            case 1 -> sql.replaceFirst("\\b[0-9.]+\\b", pick(names));
            case 2 -> sql + pick(GLUE) + pick(examples);
            default -> insert(sql);
          };
    }
    return sql;
  }

  private String insert(String sql) {
    int at = random.nextInt(sql.length() + 1);
    int to = Math.min(sql.length(), at + random.nextInt(4));
    return sql.substring(0, at) + (random.nextBoolean() ? pick(GLUE) : "") + sql.substring(to);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
