package dev.sluice.core.expression;

import dev.sluice.core.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.calcite.sql.SqlNode;

/** The closures of comparisons. */
final class Comparisons {
  private static final Closure UNKNOWN = new Closure.Constant(null);

  private Comparisons() {}

  static Closure compare(Call call, IntPredicate test) {
    return compare(call, call.node(0), call.node(1), test);
  }

  static Closure compare(Call call, SqlNode left, SqlNode right, IntPredicate test) {
    Closure a = call.closure(left);
    Closure b = call.closure(right);
    if (isNull(a) || isNull(b)) {
      return UNKNOWN;
    }
    Ordering ordering = ordering(call, left, right);
    SqlType leftType = call.type(left);
    SqlType rightType = call.type(right);
    if (Numbers.isNumber(leftType) && Numbers.isNumber(rightType)) {
      Numbers.Width width = Numbers.wider(leftType, rightType);
      a = Numbers.prepared(a, width);
      b = Numbers.prepared(b, width);
    }
    return Strict.of(a, b, (x, y) -> test.test(ordering.compare(x, y)));
  }

  static Ordering ordering(Call call, SqlNode left, SqlNode right) {
    SqlType a = call.type(left);
    SqlType b = call.type(right);
    return Ordering.between(a, b)
        .orElseThrow(
            () ->
                call.rejected(
                    call.whole(),
                    ProblemCode.TYPE,
                    Casts.name(a) + " cannot be compared with " + Casts.name(b)));
  }

  static boolean isNull(Closure closure) {
    return closure instanceof Closure.Constant constant && constant.constant() == null;
  }

  static Closure distinct(Call call) {
    Closure a = call.closure(0);
    Closure b = call.closure(1);
    if (isNull(a) || isNull(b)) {
      Closure other = isNull(a) ? b : a;
      return fields -> other.value(fields) != null;
    }
    Ordering ordering = ordering(call, call.node(0), call.node(1));
    return fields -> {
      Object x = a.value(fields);
      Object y = b.value(fields);
      return x == null || y == null ? x != y : ordering.compare(x, y) != 0;
    };
  }

  static Closure between(Call call) {
    return Logic.and(
        compare(call, call.node(0), call.node(1), order -> order >= 0),
        compare(call, call.node(0), call.node(2), order -> order <= 0));
  }

  static Closure betweenSymmetric(Call call) {
    Closure reversed =
        Logic.and(
            compare(call, call.node(0), call.node(2), order -> order >= 0),
            compare(call, call.node(0), call.node(1), order -> order <= 0));
    return Logic.or(between(call), reversed);
  }

  static Closure extreme(Call call, IntPredicate better) {
    SqlType type = call.type();
    Ordering ordering =
        Ordering.between(type, type)
            .orElseThrow(
                () ->
                    call.rejected(
                        call.whole(), ProblemCode.TYPE, Casts.name(type) + " has no order"));
    List<Closure> closures = new ArrayList<>();
    for (int i = 0; i < call.size(); i++) {
      closures.add(call.converted(call.node(i), type));
    }
    return Strict.of(
        closures,
        values -> {
          Object best = values[0];
          for (Object value : values) {
            best = better.test(ordering.compare(value, best)) ? value : best;
          }
          return best;
        });
  }
}
