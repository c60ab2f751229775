package dev.sluice.core.expression;

import dev.sluice.core.function.ExactMath;
import dev.sluice.core.function.Moments;
import dev.sluice.core.function.TimeUnit;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** Parts of timestamps, differences and shifts. TIMESTAMP_LTZ is read in UTC. */
final class TemporalFunctions {
  private static final SqlOperandTypeChecker UNIT_MOMENT =
      OperandTypes.family(SqlTypeFamily.ANY, SqlTypeFamily.DATETIME);
  private static final Set<String> OF_TIME =
      Set.of("HOUR", "MINUTE", "SECOND", "MILLISECOND", "MICROSECOND", "NANOSECOND");
  private static final Set<String> OF_DATE =
      Set.of("YEAR", "ISOYEAR", "QUARTER", "MONTH", "WEEK", "DAY", "DOY", "DOW", "ISODOW", "EPOCH");

  private TemporalFunctions() {}

  static List<Function> all() {
    List<Function> functions =
        new ArrayList<>(
            List.of(
                row(
                    new ScalarFunction("EXTRACT", Signatures.BIGINT, UNIT_MOMENT),
                    "EXTRACT(field FROM timestamp)",
                    "A field: YEAR, ISOYEAR, QUARTER, MONTH, WEEK (ISO), DAY, DOY, DOW (Sunday is 1), ISODOW (Monday is 1), HOUR, "
                        + "MINUTE, SECOND, MILLISECOND, MICROSECOND and NANOSECOND (of the second), EPOCH (seconds since 1970).",
                    "EXTRACT(DOW FROM DATE '2024-02-29')",
                    "5",
                    call -> extract(call, Units.name(call.node(0)), 1)),
                row(
                    new ScalarFunction(
                        "TIMESTAMPDIFF",
                        Signatures.INT,
                        OperandTypes.family(
                            SqlTypeFamily.ANY, SqlTypeFamily.DATETIME, SqlTypeFamily.DATETIME)),
                    "TIMESTAMPDIFF(unit, from, to)",
                    "Whole units from the one to the other.",
                    "TIMESTAMPDIFF(DAY, DATE '2024-02-28', DATE '2024-03-01')",
                    "2",
                    TemporalFunctions::difference),
                row(
                    new ScalarFunction(
                        "TIMESTAMPADD",
                        TimestampAddition::type,
                        OperandTypes.family(
                            SqlTypeFamily.ANY, SqlTypeFamily.INTEGER, SqlTypeFamily.DATETIME)),
                    "TIMESTAMPADD(unit, n, timestamp)",
                    "So many units later.",
                    "TIMESTAMPADD(MONTH, 1, DATE '2024-01-31')",
                    "2024-02-29",
                    TimestampAddition::add)));
    part(functions, "YEAR", "2024");
    part(functions, "QUARTER", "1");
    part(functions, "MONTH", "2");
    part(functions, "WEEK", "9");
    part(functions, "DAYOFYEAR", "60");
    part(functions, "DAYOFMONTH", "29");
    part(functions, "DAYOFWEEK", "5");
    part(functions, "HOUR", "12");
    part(functions, "MINUTE", "34");
    part(functions, "SECOND", "56");
    return functions;
  }

  private static void part(List<Function> functions, String name, String result) {
    String field =
        switch (name) {
          case "DAYOFYEAR" -> "DOY";
          case "DAYOFMONTH" -> "DAY";
          case "DAYOFWEEK" -> "DOW";
          default -> name;
        };
    functions.add(
        row(
            new ScalarFunction(name, Signatures.BIGINT, Signatures.MOMENT),
            name + "(timestamp)",
            "As EXTRACT(" + field + " FROM timestamp).",
            name + "(TIMESTAMP '2024-02-29 12:34:56')",
            result,
            call -> extract(call, field, 0)));
  }

  private static Function row(
      ScalarFunction operator,
      String usage,
      String meaning,
      String example,
      String result,
      Function.Builder builder) {
    return new Function(
        operator, Function.Subject.TEMPORAL, usage, meaning, example, result, builder);
  }

  private static Closure extract(Call call, String field, int operand) {
    boolean ofTime = Units.isTime(call.type(operand));
    if (!OF_TIME.contains(field) && (ofTime || !OF_DATE.contains(field))) {
      String message = Casts.name(call.type(operand)) + " has no field '" + field + "'";
      throw call.rejected(call.node(0), ProblemCode.TYPE, message);
    }
    return ofTime
        ? Strict.of(call.closure(operand), time -> Moments.extract(field, (LocalTime) time))
        : Strict.of(
            call.closure(operand), moment -> Moments.extract(field, Moments.dateTime(moment)));
  }

  private static Closure difference(Call call) {
    TimeUnit unit = Units.unit(call, 0);
    return Strict.of(
        call.closure(1),
        call.closure(2),
        (from, to) ->
            ExactMath.toInt(Moments.difference(unit, Units.dateTime(from), Units.dateTime(to))));
  }
}
