package dev.sluice.core.expression;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.DOT;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.ITEM;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.MAP_VALUE_CONSTRUCTOR;

import dev.sluice.core.schema.SqlType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.jspecify.annotations.Nullable;

/** Arrays, maps and rows. */
final class CollectionFunctions {
  private CollectionFunctions() {}

  static List<Function> all() {
    return List.of(
        row(
            ITEM,
            "array[i], map[key]",
            "The element, counted from 1; the value of the key. NULL if there is none.",
            "ARRAY['a', 'b'][2]",
            "b",
            Items::item),
        row(
            DOT,
            "row.field, array[i].field",
            "A field of a row. In the example stops is an ARRAY<ROW<city STRING>>.",
            "stops[1].city",
            "Rome",
            CollectionFunctions::member),
        row(
            ARRAY_VALUE_CONSTRUCTOR,
            "ARRAY[a, ...]",
            "An array.",
            "CARDINALITY(ARRAY[1, 2])",
            "2",
            CollectionFunctions::array),
        row(
            MAP_VALUE_CONSTRUCTOR,
            "MAP[key, value, ...]",
            "A map; of a repeated key the last value counts.",
            "MAP['a', 1, 'b', 2]['b']",
            "2",
            CollectionFunctions::map),
        row(
            new ScalarFunction(
                "CARDINALITY",
                Signatures.INT,
                OperandTypes.or(
                    OperandTypes.family(SqlTypeFamily.ARRAY),
                    OperandTypes.family(SqlTypeFamily.MAP))),
            "CARDINALITY(array), CARDINALITY(map)",
            "Number of elements or keys.",
            "CARDINALITY(MAP['a', 1])",
            "1",
            call ->
                Strict.of(
                    call.closure(0),
                    values ->
                        values instanceof Map<?, ?> map
                            ? map.size()
                            : ((Collection<?>) values).size())),
        row(
            new ScalarFunction(
                "ARRAY_CONTAINS",
                Signatures.BOOLEAN,
                OperandTypes.family(SqlTypeFamily.ARRAY, SqlTypeFamily.ANY)),
            "ARRAY_CONTAINS(array, a)",
            "Whether an element equals a.",
            "ARRAY_CONTAINS(ARRAY['a', 'b'], 'b')",
            "TRUE",
            Items::contains));
  }

  private static Function row(
      SqlOperator operator,
      String usage,
      String meaning,
      String example,
      String result,
      Function.Builder builder) {
    return new Function(
        operator, Function.Subject.COLLECTION, usage, meaning, example, result, builder);
  }

  private static Closure member(Call call) {
    SqlType.RowOf row = (SqlType.RowOf) call.type(0);
    int member = row.schema().indexOf(call.node(1).toString()).orElseThrow();
    return RowMembers.member(call.closure(0), member);
  }

  private static Closure array(Call call) {
    SqlType element = ((SqlType.Array) call.type()).element();
    List<Closure> closures = new ArrayList<>();
    for (int i = 0; i < call.size(); i++) {
      closures.add(call.converted(call.written(i), element));
    }
    return fields -> {
      List<@Nullable Object> values = new ArrayList<>(closures.size());
      for (Closure closure : closures) {
        values.add(closure.value(fields));
      }
      return values;
    };
  }

  private static Closure map(Call call) {
    SqlType.MapOf type = (SqlType.MapOf) call.type();
    List<Closure> closures = new ArrayList<>();
    for (int i = 0; i < call.size(); i++) {
      closures.add(call.converted(call.written(i), i % 2 == 0 ? type.key() : type.value()));
    }
    return fields -> {
      Map<@Nullable Object, @Nullable Object> values = new LinkedHashMap<>();
      for (int i = 0; i < closures.size(); i += 2) {
        values.put(closures.get(i).value(fields), closures.get(i + 1).value(fields));
      }
      return values;
    };
  }
}
