package dev.sluice.core.expression;

import dev.sluice.core.schema.SqlType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Elements of arrays and values of maps. */
final class Items {
  private Items() {}

  static Closure item(Call call) {
    SqlType type = call.type(0);
    if (type instanceof SqlType.Array) {
      if (!Numbers.isNumber(call.type(1))) {
        throw call.rejected(call.node(1), ProblemCode.TYPE, "an element of an array has a number");
      }
      return Strict.of(
          call.closure(0),
          call.closure(1),
          (array, index) -> element((List<?>) array, (Number) index));
    }
    if (type instanceof SqlType.MapOf map) {
      Closure key = call.converted(call.node(1), map.key());
      return Strict.of(call.closure(0), key, (values, wanted) -> ((Map<?, ?>) values).get(wanted));
    }
    throw call.rejected(
        call.whole(),
        ProblemCode.TYPE,
        "[ ] is for ARRAY and MAP; a field of a ROW stands behind a dot");
  }

  private static @Nullable Object element(List<?> array, Number index) {
    long at = index.longValue();
    return at < 1 || at > array.size() ? null : array.get((int) at - 1);
  }

  static Closure contains(Call call) {
    SqlType element = ((SqlType.Array) call.type(0)).element();
    Closure array = call.closure(0);
    Closure wanted = call.closure(1);
    if (Comparisons.isNull(wanted)) {
      return fields -> {
        List<?> values = (List<?>) array.value(fields);
        return values == null ? null : values.contains(null);
      };
    }
    Ordering ordering =
        Ordering.between(element, call.type(1))
            .orElseThrow(
                () ->
                    call.rejected(
                        call.whole(),
                        ProblemCode.TYPE,
                        Casts.name(element)
                            + " cannot be compared with "
                            + Casts.name(call.type(1))));
    return Strict.of(
        array,
        wanted,
        (values, value) -> {
          for (Object candidate : (List<?>) values) {
            if (candidate != null && ordering.compare(candidate, value) == 0) {
              return true;
            }
          }
          return false;
        });
  }
}
