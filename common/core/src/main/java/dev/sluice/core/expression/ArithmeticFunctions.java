package dev.sluice.core.expression;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.DIVIDE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.MINUS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.MULTIPLY;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.PERCENT_REMAINDER;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.PLUS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.UNARY_MINUS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.UNARY_PLUS;

import dev.sluice.core.function.ExactMath;
import java.util.List;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** Arithmetic: exact, in the wider type of the operands. */
final class ArithmeticFunctions {
  private ArithmeticFunctions() {}

  static List<Function> all() {
    return List.of(
        row(
            PLUS,
            "a + b",
            "Sum; of a timestamp and an interval, the later timestamp. INT + INT is INT and fails on "
                + "overflow.",
            "1 + 2.50",
            "3.50",
            call ->
                TimeShift.isShift(call)
                    ? TimeShift.later(call)
                    : Arithmetic.compute(call, Arithmetic.ADD)),
        row(
            MINUS,
            "a - b",
            "Difference; of a timestamp and an interval, the earlier timestamp.",
            "TIMESTAMP '2024-03-01 00:00:00' - INTERVAL '1' DAY",
            "2024-02-29 00:00:00",
            call ->
                TimeShift.isShift(call)
                    ? TimeShift.earlier(call)
                    : Arithmetic.compute(call, Arithmetic.SUBTRACT)),
        row(
            MULTIPLY,
            "a * b",
            "Product.",
            "1.5 * 1.5",
            "2.25",
            call -> Arithmetic.compute(call, Arithmetic.MULTIPLY)),
        row(
            DIVIDE,
            "a / b",
            "Quotient; of whole numbers truncated. Division by zero fails.",
            "-7 / 2",
            "-3",
            call -> Arithmetic.compute(call, Arithmetic.DIVIDE)),
        row(
            PERCENT_REMAINDER,
            "a % b",
            "Remainder, with the sign of a.",
            "-7 % 3",
            "-1",
            call -> Arithmetic.compute(call, Arithmetic.REMAINDER)),
        row(
            new ScalarFunction("MOD", Arithmetic::remainderType, Signatures.NUMBER_NUMBER),
            "MOD(a, b)",
            "As a % b.",
            "MOD(7, -3)",
            "1",
            call -> Arithmetic.compute(call, Arithmetic.REMAINDER)),
        row(UNARY_MINUS, "-a", "Negation.", "-(2 + 3)", "-5", Arithmetic::negate),
        row(UNARY_PLUS, "+a", "The number itself.", "+5", "5", call -> call.closure(0)),
        row(
            new ScalarFunction("ABS", ReturnTypes.ARG0, Signatures.NUMBER),
            "ABS(a)",
            "Absolute value.",
            "ABS(-2.5)",
            "2.5",
            Rounding::absolute),
        row(
            new ScalarFunction("SIGN", ReturnTypes.ARG0, Signatures.NUMBER),
            "SIGN(a)",
            "-1, 0 or 1.",
            "SIGN(-2.5)",
            "-1.0",
            Rounding::sign),
        row(
            new ScalarFunction(
                "ROUND",
                Rounding::type,
                OperandTypes.or(
                    Signatures.NUMBER,
                    OperandTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.INTEGER))),
            "ROUND(a), ROUND(a, digits)",
            "Rounded half up to so many digits after the point.",
            "ROUND(2.345, 2)",
            "2.35",
            Rounding::round),
        row(
            new ScalarFunction("FLOOR", Rounding::wholeType, Rounding.NUMBER_OR_MOMENT),
            "FLOOR(a), FLOOR(timestamp TO unit)",
            "The next lower whole number; the start of the unit. Weeks start on " + "Sunday.",
            "FLOOR(TIMESTAMP '2024-02-29 12:34:56' TO MONTH)",
            "2024-02-01 00:00:00",
            Rounding::floor),
        row(
            new ScalarFunction("CEIL", Rounding::wholeType, Rounding.NUMBER_OR_MOMENT),
            "CEIL(a), CEILING(a), CEIL(timestamp TO unit)",
            "The next higher whole number; the start of the next unit.",
            "CEIL(-1.5)",
            "-1",
            Rounding::ceil),
        doubles(
            "POWER",
            "POWER(a, b)",
            "a to the power of b.",
            "POWER(2, 10)",
            "1024.0",
            ExactMath::power),
        doubles("SQRT", "SQRT(a)", "Square root.", "SQRT(9)", "3.0", ExactMath::squareRoot),
        doubles(
            "EXP",
            "EXP(a)",
            "e to the power of a.",
            "EXP(0)",
            "1.0",
            a -> ExactMath.finite(Math.exp(a))),
        doubles("LN", "LN(a)", "Natural logarithm.", "LN(1)", "0.0", ExactMath::logarithm),
        doubles(
            "LOG10",
            "LOG10(a)",
            "Logarithm to base 10.",
            "LOG10(1000)",
            "3.0",
            ExactMath::commonLogarithm));
  }

  private static Function doubles(
      String name,
      String usage,
      String meaning,
      String example,
      String result,
      Arithmetic.OfDouble compute) {
    return row(
        new ScalarFunction(name, Signatures.DOUBLE, Signatures.NUMBER),
        usage,
        meaning,
        example,
        result,
        call -> Strict.of(call.closure(0), a -> compute.apply(((Number) a).doubleValue())));
  }

  private static Function doubles(
      String name,
      String usage,
      String meaning,
      String example,
      String result,
      Arithmetic.OfDoubles compute) {
    return row(
        new ScalarFunction(name, Signatures.DOUBLE, Signatures.NUMBER_NUMBER),
        usage,
        meaning,
        example,
        result,
        call ->
            Strict.of(
                call.closure(0),
                call.closure(1),
                (a, b) -> compute.apply(((Number) a).doubleValue(), ((Number) b).doubleValue())));
  }

  private static Function row(
      SqlOperator operator,
      String usage,
      String meaning,
      String example,
      String result,
      Function.Builder builder) {
    return new Function(
        operator, Function.Subject.ARITHMETIC, usage, meaning, example, result, builder);
  }
}
