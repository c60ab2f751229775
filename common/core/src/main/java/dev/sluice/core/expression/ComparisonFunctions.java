package dev.sluice.core.expression;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.BETWEEN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.EQUALS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.GREATER_THAN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_DISTINCT_FROM;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NOT_DISTINCT_FROM;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NOT_NULL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NULL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LESS_THAN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.NOT_BETWEEN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.NOT_EQUALS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.NOT_IN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.SYMMETRIC_BETWEEN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.SYMMETRIC_NOT_BETWEEN;

import java.util.List;
import java.util.function.IntPredicate;
import org.apache.calcite.sql.SqlOperator;

/** Comparison: NULL compared with anything is UNKNOWN. */
final class ComparisonFunctions {
  private ComparisonFunctions() {}

  static List<Function> all() {
    return List.of(
        row(EQUALS, "a = b", "Equal.", "1 = 1.0", "TRUE", compare(order -> order == 0)),
        row(
            NOT_EQUALS,
            "a <> b, a != b",
            "Not equal.",
            "'a' <> 'b'",
            "TRUE",
            compare(order -> order != 0)),
        row(
            LESS_THAN,
            "a < b",
            "Less; strings by code points.",
            "'A' < 'a'",
            "TRUE",
            compare(order -> order < 0)),
        row(
            LESS_THAN_OR_EQUAL,
            "a <= b",
            "Less or equal.",
            "2 <= 2",
            "TRUE",
            compare(order -> order <= 0)),
        row(GREATER_THAN, "a > b", "Greater.", "1 > 2", "FALSE", compare(order -> order > 0)),
        row(
            GREATER_THAN_OR_EQUAL,
            "a >= b",
            "Greater or equal.",
            "CAST(NULL AS INT) >= 2",
            "NULL",
            compare(order -> order >= 0)),
        row(
            IS_NULL,
            "a IS NULL",
            "Whether it is NULL.",
            "NULLIF(1, 1) IS NULL",
            "TRUE",
            call -> {
              Closure a = call.closure(0);
              return fields -> a.value(fields) == null;
            }),
        row(
            IS_NOT_NULL,
            "a IS NOT NULL",
            "Whether it is not NULL.",
            "NULLIF(1, 1) IS NOT NULL",
            "FALSE",
            call -> {
              Closure a = call.closure(0);
              return fields -> a.value(fields) != null;
            }),
        row(
            IS_DISTINCT_FROM,
            "a IS DISTINCT FROM b",
            "Not equal, with NULL equal to NULL; never UNKNOWN.",
            "1 IS DISTINCT FROM NULLIF(1, 1)",
            "TRUE",
            call -> Comparisons.distinct(call)),
        row(
            IS_NOT_DISTINCT_FROM,
            "a IS NOT DISTINCT FROM b",
            "Equal, with NULL equal to NULL; never UNKNOWN.",
            "NULLIF(1, 1) IS NOT DISTINCT FROM NULLIF(2, 2)",
            "TRUE",
            call -> Logic.not(Comparisons.distinct(call))),
        row(
            BETWEEN,
            "a BETWEEN low AND high",
            "low <= a AND a <= high.",
            "2 BETWEEN 1 AND 3",
            "TRUE",
            Comparisons::between),
        row(
            NOT_BETWEEN,
            "a NOT BETWEEN low AND high",
            "The opposite.",
            "2 NOT BETWEEN 1 AND 3",
            "FALSE",
            call -> Logic.not(Comparisons.between(call))),
        row(
            SYMMETRIC_BETWEEN,
            "a BETWEEN SYMMETRIC x AND y",
            "Between, whichever of the two is lower.",
            "2 BETWEEN SYMMETRIC 3 AND 1",
            "TRUE",
            Comparisons::betweenSymmetric),
        row(
            SYMMETRIC_NOT_BETWEEN,
            "a NOT BETWEEN SYMMETRIC x AND y",
            "The opposite.",
            "2 NOT BETWEEN SYMMETRIC 3 AND 1",
            "FALSE",
            call -> Logic.not(Comparisons.betweenSymmetric(call))),
        row(
            IN,
            "a IN (b, ...)",
            "Equal to one of them; UNKNOWN if to none and one is NULL.",
            "2 IN (1, 2, 3)",
            "TRUE",
            Membership::in),
        row(
            NOT_IN,
            "a NOT IN (b, ...)",
            "The opposite.",
            "2 NOT IN (1, NULL)",
            "NULL",
            call -> Logic.not(Membership.in(call))),
        row(
            new ScalarFunction("GREATEST", Signatures.common(0), Signatures.anything(1, -1)),
            "GREATEST(a, ...)",
            "The greatest; NULL if one is NULL.",
            "GREATEST(1, 3, 2)",
            "3",
            call -> Comparisons.extreme(call, order -> order > 0)),
        row(
            new ScalarFunction("LEAST", Signatures.common(0), Signatures.anything(1, -1)),
            "LEAST(a, ...)",
            "The least; NULL if one is NULL.",
            "LEAST('b', 'a')",
            "a",
            call -> Comparisons.extreme(call, order -> order < 0)));
  }

  private static Function row(
      SqlOperator operator,
      String usage,
      String meaning,
      String example,
      String result,
      Function.Builder builder) {
    return new Function(
        operator, Function.Subject.COMPARISON, usage, meaning, example, result, builder);
  }

  private static Function.Builder compare(IntPredicate test) {
    return call -> Comparisons.compare(call, test);
  }
}
