package dev.sluice.core.expression;

import dev.sluice.core.function.Texts;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Functions over several strings. */
final class Joining {
  private Joining() {}

  static Closure concat(Call call) {
    return Strict.of(
        call.closures(),
        values -> {
          StringBuilder out = new StringBuilder();
          for (Object value : values) {
            out.append((String) value);
          }
          return out.toString();
        });
  }

  /** NULL only when the separator is. */
  static RelDataType type(SqlOperatorBinding binding) {
    RelDataType type = binding.getTypeFactory().createSqlType(SqlTypeName.VARCHAR);
    return binding
        .getTypeFactory()
        .createTypeWithNullability(type, binding.getOperandType(0).isNullable());
  }

  static Closure join(Call call) {
    List<Closure> closures = call.closures();
    Closure separator = closures.get(0);
    List<Closure> parts = List.copyOf(closures.subList(1, closures.size()));
    return fields -> {
      String between = (String) separator.value(fields);
      if (between == null) {
        return null;
      }
      List<@Nullable String> values = new ArrayList<>(parts.size());
      for (Closure part : parts) {
        values.add((String) part.value(fields));
      }
      return Texts.join(between, values);
    };
  }

  static Closure position(Call call) {
    Closure from = call.size() == 2 ? new Closure.Constant(1) : call.closure(2);
    return Strict.of(
        call.closure(0),
        call.closure(1),
        from,
        (part, text, start) ->
            Texts.position((String) part, (String) text, StringFunctions.count(start)));
  }
}
