package dev.sluice.core.expression;

import dev.sluice.core.function.Json;
import dev.sluice.core.function.JsonPath;
import java.util.List;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;

/** Values in JSON texts. */
final class JsonFunctions {
  private JsonFunctions() {}

  static List<Function> all() {
    return List.of(
        row(
            new ScalarFunction(
                "JSON_VALUE",
                JsonValue::type,
                OperandTypes.variadic(SqlOperandCountRanges.from(2))),
            "JSON_VALUE(text, path [RETURNING type] [NULL | ERROR | DEFAULT a ON EMPTY] [NULL | ERROR | DEFAULT a ON ERROR])",
            "The string, number, true or false that the path leads to: $.a.b[0]['c d'], without wildcards. Nothing there "
                + "is ON EMPTY; an object, an array, no JSON or not of the type is ON ERROR. Both are NULL if left out.",
            "JSON_VALUE('{\"a\": {\"b\": [10, 20]}}', '$.a.b[1]' RETURNING INT)",
            "20",
            JsonValue::build),
        row(
            new ScalarFunction("JSON_EXISTS", Signatures.BOOLEAN, Signatures.TEXT_TEXT),
            "JSON_EXISTS(text, path)",
            "Whether the path leads to anything, null included; FALSE if the text is not JSON.",
            "JSON_EXISTS('{\"a\": null}', '$.a')",
            "TRUE",
            JsonFunctions::exists));
  }

  private static Function row(
      ScalarFunction operator,
      String usage,
      String meaning,
      String example,
      String result,
      Function.Builder builder) {
    return new Function(operator, Function.Subject.JSON, usage, meaning, example, result, builder);
  }

  private static Closure exists(Call call) {
    Closure json = call.closure(0);
    Prepared<JsonPath> path = call.prepared(1, JsonPath::of);
    return fields -> {
      String text = (String) json.value(fields);
      JsonPath steps = path.value(fields);
      return text == null || steps == null ? null : Json.exists(text, steps);
    };
  }
}
