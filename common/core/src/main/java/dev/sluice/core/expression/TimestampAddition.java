package dev.sluice.core.expression;

import dev.sluice.core.function.Moments;
import dev.sluice.core.function.TimeUnit;
import dev.sluice.core.schema.SqlType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlTypeName;

/** TIMESTAMPADD: a DATE plus hours is a TIMESTAMP, everything else keeps its type. */
final class TimestampAddition {
  private TimestampAddition() {}

  static RelDataType type(SqlOperatorBinding binding) {
    RelDataTypeFactory types = binding.getTypeFactory();
    RelDataType moment = binding.getOperandType(2);
    SqlTypeName name = moment.getSqlTypeName();
    String unit = binding instanceof SqlCallBinding call ? Units.name(call.operand(0)) : "";
    int precision =
        switch (unit) {
          case "HOUR", "MINUTE", "SECOND" -> 0;
          case "MILLISECOND" -> 3;
          case "MICROSECOND" -> 6;
          case "NANOSECOND" -> 9;
          default -> -1;
        };
    RelDataType type = moment;
    if (precision >= 0 && name == SqlTypeName.DATE) {
      type = types.createSqlType(SqlTypeName.TIMESTAMP, precision);
    } else if (precision > moment.getPrecision() && name != SqlTypeName.DATE) {
      type = types.createSqlType(name, precision);
    }
    return types.createTypeWithNullability(type, Signatures.anyNullable(binding));
  }

  static Closure add(Call call) {
    TimeUnit unit = Units.unit(call, 0);
    SqlType type = call.type();
    if (Units.isTime(type) && unit.compareTo(TimeUnit.DAY) <= 0) {
      throw call.rejected(call.node(0), ProblemCode.TYPE, "TIME has no " + unit);
    }
    return Strict.of(
        call.closure(1),
        call.closure(2),
        (amount, moment) ->
            Units.sameType(
                type, Moments.add(Units.dateTime(moment), ((Number) amount).longValue(), unit)));
  }
}
