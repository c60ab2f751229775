package dev.sluice.core.expression;

import dev.sluice.core.function.Decimals;
import dev.sluice.core.function.ExactMath;
import dev.sluice.core.schema.SqlType;
import java.math.BigDecimal;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.ReturnTypes;

/** The closures of arithmetic: one for each width of numbers. */
final class Arithmetic {
  interface OfLongs {
    long apply(long a, long b);
  }

  interface OfDoubles {
    double apply(double a, double b);
  }

  interface OfDouble {
    double apply(double a);
  }

  interface OfDecimals {
    BigDecimal apply(BigDecimal a, BigDecimal b, SqlType.Decimal type);
  }

  record Operation(OfLongs longs, OfDecimals decimals, OfDoubles doubles) {}

  static final Operation ADD =
      new Operation(
          ExactMath::add, (a, b, type) -> fit(a.add(b), type), (a, b) -> ExactMath.finite(a + b));
  static final Operation SUBTRACT =
      new Operation(
          ExactMath::subtract,
          (a, b, type) -> fit(a.subtract(b), type),
          (a, b) -> ExactMath.finite(a - b));
  static final Operation MULTIPLY =
      new Operation(
          ExactMath::multiply,
          (a, b, type) -> fit(a.multiply(b), type),
          (a, b) -> ExactMath.finite(a * b));
  static final Operation DIVIDE =
      new Operation(
          ExactMath::divide,
          (a, b, type) -> Decimals.divide(a, b, type.precision(), type.scale()),
          ExactMath::divide);
  static final Operation REMAINDER =
      new Operation(
          ExactMath::remainder,
          (a, b, type) -> fit(Decimals.remainder(a, b), type),
          ExactMath::remainder);

  private Arithmetic() {}

  static Closure compute(Call call, Operation operation) {
    Closure a = call.closure(0);
    Closure b = call.closure(1);
    SqlType type = call.type();
    if (!Numbers.isNumber(type)) {
      throw call.rejected(
          call.whole(), ProblemCode.TYPE, "there is no arithmetic for " + Casts.name(type));
    }
    return switch (Numbers.width(type)) {
      // INT is computed as BIGINT, which cannot overflow, and narrowed with a check
      case INT ->
          Strict.of(
              a,
              b,
              (x, y) ->
                  ExactMath.toInt(
                      operation.longs.apply(((Number) x).longValue(), ((Number) y).longValue())));
      case BIGINT ->
          Strict.of(
              a,
              b,
              (x, y) -> operation.longs.apply(((Number) x).longValue(), ((Number) y).longValue()));
      case DECIMAL -> {
        SqlType.Decimal decimal = (SqlType.Decimal) type;
        yield Strict.of(
            Numbers.prepared(a, Numbers.Width.DECIMAL),
            Numbers.prepared(b, Numbers.Width.DECIMAL),
            (x, y) -> operation.decimals.apply(Decimals.of(x), Decimals.of(y), decimal));
      }
      case DOUBLE ->
          Strict.of(
              a,
              b,
              (x, y) ->
                  operation.doubles.apply(((Number) x).doubleValue(), ((Number) y).doubleValue()));
    };
  }

  static Closure negate(Call call) {
    Closure a = call.closure(0);
    SqlType type = call.type();
    if (!Numbers.isNumber(type)) {
      throw call.rejected(
          call.whole(), ProblemCode.TYPE, "there is no arithmetic for " + Casts.name(type));
    }
    return Strict.of(
        a,
        switch (Numbers.width(type)) {
          case INT -> x -> ExactMath.toInt(-((Number) x).longValue());
          case BIGINT -> x -> ExactMath.subtract(0, ((Number) x).longValue());
          case DECIMAL -> x -> ((BigDecimal) x).negate();
          case DOUBLE -> x -> -((Double) x);
        });
  }

  static BigDecimal fit(BigDecimal value, SqlType.Decimal type) {
    return Decimals.fit(value, type.precision(), type.scale());
  }

  /**
   * Calcite's own rule takes the type of the divisor, which need not hold a remainder of wider
   * operands.
   */
  static RelDataType remainderType(SqlOperatorBinding binding) {
    RelDataTypeFactory types = binding.getTypeFactory();
    RelDataType decimal =
        types
            .getTypeSystem()
            .deriveDecimalModType(types, binding.getOperandType(0), binding.getOperandType(1));
    RelDataType type =
        decimal != null ? decimal : ReturnTypes.LEAST_RESTRICTIVE.inferReturnType(binding);
    return types.createTypeWithNullability(type, Signatures.anyNullable(binding));
  }
}
