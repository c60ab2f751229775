package dev.sluice.core.expression;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Static;

/** Typing rules that functions share: what they return and what they take. */
final class Signatures {
  static final SqlReturnTypeInference BOOLEAN = returns(SqlTypeName.BOOLEAN);
  static final SqlReturnTypeInference INT = returns(SqlTypeName.INTEGER);
  static final SqlReturnTypeInference BIGINT = returns(SqlTypeName.BIGINT);
  static final SqlReturnTypeInference DOUBLE = returns(SqlTypeName.DOUBLE);
  static final SqlReturnTypeInference DATE = returns(SqlTypeName.DATE);
  static final SqlReturnTypeInference STRING = returns(SqlTypeName.VARCHAR);
  static final SqlReturnTypeInference BYTES = returns(SqlTypeName.VARBINARY);

  /** NULL is possible although no operand is. */
  static final SqlReturnTypeInference STRING_OR_NULL = orNull(STRING);

  static final SqlOperandTypeChecker TEXT = OperandTypes.family(SqlTypeFamily.CHARACTER);
  static final SqlOperandTypeChecker TEXT_TEXT =
      OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER);
  static final SqlOperandTypeChecker TEXT_TEXT_TEXT =
      OperandTypes.family(
          SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER);
  static final SqlOperandTypeChecker TEXT_INT =
      OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER);
  static final SqlOperandTypeChecker NUMBER = OperandTypes.family(SqlTypeFamily.NUMERIC);
  static final SqlOperandTypeChecker NUMBER_NUMBER =
      OperandTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC);
  static final SqlOperandTypeChecker MOMENT = OperandTypes.family(SqlTypeFamily.DATETIME);

  private Signatures() {}

  private static SqlReturnTypeInference returns(SqlTypeName name) {
    return binding -> {
      RelDataTypeFactory types = binding.getTypeFactory();
      RelDataType type = types.createSqlType(name);
      return types.createTypeWithNullability(type, anyNullable(binding));
    };
  }

  static boolean anyNullable(SqlOperatorBinding binding) {
    return binding.collectOperandTypes().stream().anyMatch(RelDataType::isNullable);
  }

  static SqlReturnTypeInference orNull(SqlReturnTypeInference inference) {
    return inference.andThen(
        (binding, type) -> binding.getTypeFactory().createTypeWithNullability(type, true));
  }

  /** The type that can hold all operands from this one on, numbers widened. */
  static SqlReturnTypeInference common(int from) {
    return binding -> {
      List<RelDataType> operands = binding.collectOperandTypes();
      RelDataType type =
          binding.getTypeFactory().leastRestrictive(operands.subList(from, operands.size()));
      if (type == null) {
        throw binding.newError(Static.RESOURCE.illegalMixingOfTypes());
      }
      return type;
    };
  }

  /** As {@link #common}, and NULL only when all operands can be. */
  static final SqlReturnTypeInference FIRST_NOT_NULL =
      binding -> {
        boolean nullable = binding.collectOperandTypes().stream().allMatch(RelDataType::isNullable);
        return binding
            .getTypeFactory()
            .createTypeWithNullability(common(0).inferReturnType(binding), nullable);
      };

  /** So many operands of any type; {@link #common} says whether they fit together. */
  static SqlOperandTypeChecker anything(int least, int most) {
    SqlOperandCountRange range =
        most < 0 ? SqlOperandCountRanges.from(least) : SqlOperandCountRanges.between(least, most);
    return OperandTypes.variadic(range);
  }

  static SqlOperandTypeChecker texts(int least) {
    return OperandTypes.repeat(
        SqlOperandCountRanges.from(least), OperandTypes.family(SqlTypeFamily.CHARACTER));
  }
}
