package dev.sluice.core.expression;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Limits, defaults and the results of decimal arithmetic as in Flink's LogicalTypeMerging. */
final class FlinkTypeRules extends RelDataTypeSystemImpl {
  private static final int MAX_DECIMAL = 38;
  private static final int MIN_SCALE_AFTER_CUT = 6;

  @Override
  public int getMaxPrecision(SqlTypeName name) {
    return switch (name) {
      case DECIMAL -> MAX_DECIMAL;
      case CHAR, VARCHAR, BINARY, VARBINARY -> Integer.MAX_VALUE;
      case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> 9;
      default -> super.getMaxPrecision(name);
    };
  }

  @Override
  public int getMaxScale(SqlTypeName name) {
    return name == SqlTypeName.DECIMAL ? MAX_DECIMAL : super.getMaxScale(name);
  }

  @Override
  public int getMaxNumericPrecision() {
    return MAX_DECIMAL;
  }

  @Override
  public int getMaxNumericScale() {
    return MAX_DECIMAL;
  }

  @Override
  public int getDefaultPrecision(SqlTypeName name) {
    return switch (name) {
      case DECIMAL -> 10;
      case CHAR, BINARY -> 1;
      case VARCHAR, VARBINARY -> Integer.MAX_VALUE;
      case TIME -> 0;
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> 6;
      default -> super.getDefaultPrecision(name);
    };
  }

  /** CASE over 'late' and 'severe' gives 'late', not 'late' and two blanks. */
  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  @Override
  public @Nullable RelDataType deriveDecimalPlusType(
      RelDataTypeFactory types, RelDataType a, RelDataType b) {
    if (!areDecimal(a, b)) {
      return null;
    }
    RelDataType x = decimal(types, a);
    RelDataType y = decimal(types, b);
    int scale = Math.max(x.getScale(), y.getScale());
    int whole = Math.max(x.getPrecision() - x.getScale(), y.getPrecision() - y.getScale());
    return cut(types, whole + scale + 1, scale);
  }

  @Override
  public @Nullable RelDataType deriveDecimalMultiplyType(
      RelDataTypeFactory types, RelDataType a, RelDataType b) {
    if (!areDecimal(a, b)) {
      return null;
    }
    RelDataType x = decimal(types, a);
    RelDataType y = decimal(types, b);
    return cut(types, x.getPrecision() + y.getPrecision() + 1, x.getScale() + y.getScale());
  }

  @Override
  public @Nullable RelDataType deriveDecimalDivideType(
      RelDataTypeFactory types, RelDataType a, RelDataType b) {
    if (!areDecimal(a, b)) {
      return null;
    }
    RelDataType x = decimal(types, a);
    RelDataType y = decimal(types, b);
    int scale = Math.max(6, x.getScale() + y.getPrecision() + 1);
    return cut(types, x.getPrecision() - x.getScale() + y.getScale() + scale, scale);
  }

  @Override
  public @Nullable RelDataType deriveDecimalModType(
      RelDataTypeFactory types, RelDataType a, RelDataType b) {
    if (!areDecimal(a, b)) {
      return null;
    }
    RelDataType x = decimal(types, a);
    RelDataType y = decimal(types, b);
    int scale = Math.max(x.getScale(), y.getScale());
    int whole = Math.min(x.getPrecision() - x.getScale(), y.getPrecision() - y.getScale());
    return cut(types, Math.max(1, whole + scale), scale);
  }

  private static boolean areDecimal(RelDataType a, RelDataType b) {
    return SqlTypeUtil.isExactNumeric(a)
        && SqlTypeUtil.isExactNumeric(b)
        && (SqlTypeUtil.isDecimal(a) || SqlTypeUtil.isDecimal(b));
  }

  private static RelDataType decimal(RelDataTypeFactory types, RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case INTEGER -> types.createSqlType(SqlTypeName.DECIMAL, 10, 0);
      case BIGINT -> types.createSqlType(SqlTypeName.DECIMAL, 19, 0);
      default -> type;
    };
  }

  /** More than 38 digits cost digits after the point first, down to six of them. */
  private static RelDataType cut(RelDataTypeFactory types, int precision, int scale) {
    if (precision <= MAX_DECIMAL) {
      return types.createSqlType(SqlTypeName.DECIMAL, precision, scale);
    }
    int whole = precision - scale;
    int left = Math.max(MAX_DECIMAL - whole, Math.min(scale, MIN_SCALE_AFTER_CUT));
    return types.createSqlType(SqlTypeName.DECIMAL, MAX_DECIMAL, left);
  }
}
