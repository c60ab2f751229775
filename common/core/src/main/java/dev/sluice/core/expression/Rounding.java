package dev.sluice.core.expression;

import dev.sluice.core.function.Decimals;
import dev.sluice.core.function.ExactMath;
import dev.sluice.core.function.Moments;
import dev.sluice.core.function.TimeUnit;
import dev.sluice.core.schema.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Rounding numbers, and timestamps to units. */
final class Rounding {
  static final SqlOperandTypeChecker NUMBER_OR_MOMENT =
      OperandTypes.or(
          OperandTypes.family(SqlTypeFamily.NUMERIC),
          OperandTypes.family(SqlTypeFamily.DATETIME, SqlTypeFamily.ANY));

  private Rounding() {}

  static Closure absolute(Call call) {
    return Strict.of(
        call.closure(0),
        switch (Numbers.width(call.type())) {
          case INT -> x -> ExactMath.toInt(Math.abs(((Number) x).longValue()));
          case BIGINT -> x -> (Long) x < 0 ? ExactMath.subtract(0, (Long) x) : (Long) x;
          case DECIMAL -> x -> ((BigDecimal) x).abs();
          case DOUBLE -> x -> Math.abs((Double) x);
        });
  }

  static Closure sign(Call call) {
    return Strict.of(
        call.closure(0),
        switch (Numbers.width(call.type())) {
          case INT -> x -> Integer.signum((Integer) x);
          case BIGINT -> x -> (long) Long.signum((Long) x);
          case DECIMAL ->
              x -> BigDecimal.valueOf(((BigDecimal) x).signum()).setScale(((BigDecimal) x).scale());
          case DOUBLE -> x -> Math.signum((Double) x);
        });
  }

  /** A decimal rounded to a literal number of digits has this scale; else the type stays. */
  static RelDataType type(SqlOperatorBinding binding) {
    RelDataType type = binding.getOperandType(0);
    if (!SqlTypeUtil.isDecimal(type)) {
      return ReturnTypes.ARG0_NULLABLE.inferReturnType(binding);
    }
    int precision = type.getPrecision();
    int scale = type.getScale();
    int digits = digits(binding, scale);
    RelDataType rounded =
        digits >= scale
            ? type
            : binding
                .getTypeFactory()
                .createSqlType(
                    SqlTypeName.DECIMAL,
                    Math.min(38, 1 + precision - scale + Math.max(0, digits)),
                    Math.max(0, digits));
    return binding
        .getTypeFactory()
        .createTypeWithNullability(rounded, Signatures.anyNullable(binding));
  }

  private static int digits(SqlOperatorBinding binding, int otherwise) {
    if (binding.getOperandCount() == 1) {
      return 0;
    }
    if (!binding.isOperandLiteral(1, false)) {
      return otherwise;
    }
    Integer digits = binding.getOperandLiteralValue(1, Integer.class);
    return digits == null ? otherwise : digits;
  }

  static Closure round(Call call) {
    Closure number = call.closure(0);
    Closure digits = call.size() == 1 ? new Closure.Constant(0) : call.closure(1);
    SqlType type = call.type();
    return switch (Numbers.width(type)) {
      case INT ->
          Strict.of(
              number, digits, (x, d) -> ExactMath.toInt(Decimals.round((Integer) x, digits(d))));
      case BIGINT ->
          Strict.of(number, digits, (x, d) -> Decimals.round(((Number) x).longValue(), digits(d)));
      case DECIMAL -> {
        SqlType.Decimal decimal = (SqlType.Decimal) type;
        yield Strict.of(
            number,
            digits,
            (x, d) -> Arithmetic.fit(Decimals.round((BigDecimal) x, digits(d)), decimal));
      }
      case DOUBLE ->
          Strict.of(
              number, digits, (x, d) -> Decimals.round(((Number) x).doubleValue(), digits(d)));
    };
  }

  /** No number has more digits than this, on either side of the point. */
  private static int digits(Object digits) {
    return (int) Math.max(-400, Math.min(400, ((Number) digits).longValue()));
  }

  static RelDataType wholeType(SqlOperatorBinding binding) {
    return binding.getOperandCount() == 2
        ? binding.getOperandType(0)
        : ReturnTypes.ARG0_OR_EXACT_NO_SCALE.inferReturnType(binding);
  }

  static Closure floor(Call call) {
    if (call.size() == 1) {
      return whole(call, RoundingMode.FLOOR, Math::floor);
    }
    TimeUnit unit = Units.unit(call, 1);
    return Units.rounded(call, moment -> Moments.floor(moment, unit));
  }

  static Closure ceil(Call call) {
    if (call.size() == 1) {
      return whole(call, RoundingMode.CEILING, Math::ceil);
    }
    TimeUnit unit = Units.unit(call, 1);
    return Units.rounded(call, moment -> Moments.ceil(moment, unit));
  }

  private static Closure whole(Call call, RoundingMode mode, Arithmetic.OfDouble ofDouble) {
    SqlType type = call.type();
    return Strict.of(
        call.closure(0),
        switch (Numbers.width(type)) {
          case INT, BIGINT -> x -> x;
          case DECIMAL ->
              x -> Arithmetic.fit(((BigDecimal) x).setScale(0, mode), (SqlType.Decimal) type);
          case DOUBLE -> x -> ofDouble.apply((Double) x);
        });
  }
}
