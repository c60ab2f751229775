package dev.sluice.core.expression;

import dev.sluice.core.function.FunctionException;
import dev.sluice.core.function.Json;
import dev.sluice.core.function.JsonPath;
import dev.sluice.core.schema.SqlType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlJsonEmptyOrError;
import org.apache.calcite.sql.SqlJsonValueEmptyOrErrorBehavior;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** JSON_VALUE with its clauses. The parser leaves them as operands behind the text and the path. */
final class JsonValue {
  private static final Closure NULL = new Closure.Constant(null);

  private JsonValue() {}

  static RelDataType type(SqlOperatorBinding binding) {
    RelDataType type = binding.getTypeFactory().createSqlType(SqlTypeName.VARCHAR);
    if (binding instanceof SqlCallBinding call) {
      for (int i = 2; i < call.getOperandCount(); i++) {
        type = call.operand(i) instanceof SqlDataTypeSpec ? call.getOperandType(i) : type;
      }
    }
    return binding.getTypeFactory().createTypeWithNullability(type, true);
  }

  static Closure build(Call call) {
    for (int i = 0; i < 2; i++) {
      if (!Comparisons.isNull(call.closure(i)) && !Casts.isText(call.type(i))) {
        throw call.rejected(call.node(i), ProblemCode.TYPE, "JSON_VALUE takes a STRING and a path");
      }
    }
    SqlType type = call.type();
    SqlType text = new SqlType.Plain(SqlType.Kind.STRING, true);
    Strict.One cast =
        Casts.between(text, type)
            .orElseThrow(
                () ->
                    call.rejected(
                        call.whole(),
                        ProblemCode.TYPE,
                        "JSON_VALUE returns no " + Casts.name(type)));
    return closure(
        call.closure(0),
        call.prepared(1, JsonPath::of),
        cast,
        behavior(call, SqlJsonEmptyOrError.EMPTY, type),
        behavior(call, SqlJsonEmptyOrError.ERROR, type));
  }

  private static Closure closure(
      Closure json, Prepared<JsonPath> path, Strict.One cast, Closure onEmpty, Closure onError) {
    return fields -> {
      String text = (String) json.value(fields);
      JsonPath steps = path.value(fields);
      if (text == null || steps == null) {
        return null;
      }
      Json.Found found = Json.find(text, steps);
      return switch (found.outcome()) {
        case SCALAR -> {
          Object value;
          try {
            value = cast.apply(found.text());
          } catch (FunctionException e) {
            value = onError.value(fields);
          }
          yield value;
        }
        case NULL -> null;
        case MISSING -> onEmpty.value(fields);
        case OBJECT_OR_ARRAY, MALFORMED -> onError.value(fields);
      };
    };
  }

  /** What stands in front of ON EMPTY or ON ERROR. */
  private static Closure behavior(Call call, SqlJsonEmptyOrError on, SqlType type) {
    for (int i = 2; i < call.size(); i++) {
      if (symbol(call.node(i)) != on) {
        continue;
      }
      if (symbol(call.node(i - 1)) == SqlJsonValueEmptyOrErrorBehavior.NULL) {
        return NULL;
      }
      if (symbol(call.node(i - 1)) == SqlJsonValueEmptyOrErrorBehavior.ERROR) {
        String message =
            on == SqlJsonEmptyOrError.EMPTY
                ? "JSON_VALUE finds nothing at the path"
                : "JSON_VALUE finds no scalar of its type at the path";
        return fields -> {
          throw FunctionException.argument(message);
        };
      }
      return call.converted(call.node(i - 1), type);
    }
    return NULL;
  }

  private static @Nullable Object symbol(SqlNode node) {
    return node instanceof SqlLiteral literal ? literal.getValue() : null;
  }
}
