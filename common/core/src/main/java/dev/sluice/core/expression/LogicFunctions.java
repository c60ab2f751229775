package dev.sluice.core.expression;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.AND;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CASE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_FALSE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NOT_FALSE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NOT_TRUE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NOT_UNKNOWN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_TRUE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_UNKNOWN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.NOT;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.OR;

import dev.sluice.core.schema.SqlType;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** Logic and conditions. */
final class LogicFunctions {
  private LogicFunctions() {}

  static List<Function> all() {
    return List.of(
        row(
            AND,
            "a AND b",
            "Both; b is not evaluated when a is FALSE.",
            "FALSE AND 1 / 0 = 1",
            "FALSE",
            call -> Logic.and(call.closure(0), call.closure(1))),
        row(
            OR,
            "a OR b",
            "One of them; b is not evaluated when a is TRUE.",
            "TRUE OR 1 / 0 = 1",
            "TRUE",
            call -> Logic.or(call.closure(0), call.closure(1))),
        row(
            NOT,
            "NOT a",
            "The opposite; UNKNOWN stays UNKNOWN.",
            "NOT TRUE",
            "FALSE",
            call -> Logic.not(call.closure(0))),
        row(
            IS_TRUE,
            "a IS TRUE",
            "TRUE, and neither FALSE nor UNKNOWN.",
            "(1 = NULLIF(1, 1)) IS TRUE",
            "FALSE",
            call -> Logic.is(call.closure(0), true)),
        row(
            IS_NOT_TRUE,
            "a IS NOT TRUE",
            "FALSE or UNKNOWN.",
            "(1 = NULLIF(1, 1)) IS NOT TRUE",
            "TRUE",
            call -> Logic.not(Logic.is(call.closure(0), true))),
        row(
            IS_FALSE,
            "a IS FALSE",
            "FALSE, and neither TRUE nor UNKNOWN.",
            "(1 = 2) IS FALSE",
            "TRUE",
            call -> Logic.is(call.closure(0), false)),
        row(
            IS_NOT_FALSE,
            "a IS NOT FALSE",
            "TRUE or UNKNOWN.",
            "(1 = 2) IS NOT FALSE",
            "FALSE",
            call -> Logic.not(Logic.is(call.closure(0), false))),
        row(
            IS_UNKNOWN,
            "a IS UNKNOWN",
            "Neither TRUE nor FALSE.",
            "(1 = NULLIF(1, 1)) IS UNKNOWN",
            "TRUE",
            LogicFunctions::isUnknown),
        row(
            IS_NOT_UNKNOWN,
            "a IS NOT UNKNOWN",
            "TRUE or FALSE.",
            "(1 = 2) IS NOT UNKNOWN",
            "TRUE",
            call -> Logic.not(isUnknown(call))),
        row(
            CASE,
            "CASE WHEN a THEN x ... ELSE y END, CASE v WHEN b THEN x ... ELSE y END",
            "The value behind the first condition that is TRUE; NULL when there is none and no ELSE. "
                + "Nothing else is evaluated.",
            "CASE WHEN 60 >= 45 THEN 'severe' ELSE 'late' END",
            "severe",
            LogicFunctions::caseOf),
        row(
            new ScalarFunction(
                "IF",
                Signatures.common(1),
                OperandTypes.family(SqlTypeFamily.BOOLEAN, SqlTypeFamily.ANY, SqlTypeFamily.ANY)),
            "IF(a, x, y)",
            "x when a is TRUE, else y; the other one is not evaluated.",
            "IF(1 < 2, 'yes', 'no')",
            "yes",
            call ->
                Logic.choice(
                    call.closure(0),
                    call.converted(call.node(1), call.type()),
                    call.converted(call.node(2), call.type()))),
        row(
            new ScalarFunction("COALESCE", Signatures.FIRST_NOT_NULL, Signatures.anything(1, -1)),
            "COALESCE(a, ...)",
            "The first that is not NULL; those behind it are not evaluated.",
            "COALESCE(NULLIF(1, 1), 2, 1 / 0)",
            "2",
            LogicFunctions::coalesce),
        row(
            new ScalarFunction("NULLIF", LogicFunctions::firstOrNull, Signatures.anything(2, 2)),
            "NULLIF(a, b)",
            "NULL when both are equal, else a.",
            "NULLIF('n/a', 'n/a')",
            "NULL",
            LogicFunctions::nullIf));
  }

  private static Function row(
      SqlOperator operator,
      String usage,
      String meaning,
      String example,
      String result,
      Function.Builder builder) {
    return new Function(operator, Function.Subject.LOGIC, usage, meaning, example, result, builder);
  }

  private static RelDataType firstOrNull(SqlOperatorBinding call) {
    return call.getTypeFactory().createTypeWithNullability(call.getOperandType(0), true);
  }

  private static Closure isUnknown(Call call) {
    Closure a = call.closure(0);
    return fields -> a.value(fields) == null;
  }

  private static Closure caseOf(Call call) {
    SqlCase cases = (SqlCase) call.whole();
    SqlType type = call.type();
    SqlNode otherwise = cases.getElseOperand();
    Closure result =
        otherwise == null ? new Closure.Constant(null) : call.converted(otherwise, type);
    for (int i = cases.getWhenOperands().size() - 1; i >= 0; i--) {
      Closure condition = call.closure(cases.getWhenOperands().get(i));
      Closure then = call.converted(cases.getThenOperands().get(i), type);
      result = Logic.choice(condition, then, result);
    }
    return result;
  }

  private static Closure coalesce(Call call) {
    SqlType type = call.type();
    Closure result = call.converted(call.node(call.size() - 1), type);
    for (int i = call.size() - 2; i >= 0; i--) {
      Closure first = call.converted(call.node(i), type);
      Closure rest = result;
      result =
          fields -> {
            Object value = first.value(fields);
            return value != null ? value : rest.value(fields);
          };
    }
    return result;
  }

  private static Closure nullIf(Call call) {
    Closure a = call.closure(0);
    Closure b = call.closure(1);
    if (Comparisons.isNull(a) || Comparisons.isNull(b)) {
      return a;
    }
    Ordering ordering = Comparisons.ordering(call, call.node(0), call.node(1));
    return fields -> {
      Object x = a.value(fields);
      if (x == null) {
        return null;
      }
      Object y = b.value(fields);
      return y != null && ordering.compare(x, y) == 0 ? null : x;
    };
  }
}
