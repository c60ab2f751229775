package dev.sluice.core.expression;

import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * A function of ours. The binder has found it by name already, so Calcite checks its operands and
 * looks up nothing.
 */
final class ScalarFunction extends SqlFunction {
  ScalarFunction(String name, SqlReturnTypeInference returns, SqlOperandTypeChecker operands) {
    super(
        name.toUpperCase(Locale.ROOT),
        SqlKind.OTHER_FUNCTION,
        returns,
        null,
        operands,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
  }

  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    // an operand count that does not fit is reported here; Calcite would do it while looking up the
    // name
    if (!getOperandCountRange().isValidCount(call.operandCount())) {
      throw validator.newValidationError(
          call,
          org.apache.calcite.util.Static.RESOURCE.invalidArgCount(
              getName(), getOperandCountRange().getMin()));
    }
    return validateOperands(validator, scope, call);
  }
}
