package dev.sluice.core.expression;

import org.jspecify.annotations.Nullable;

/** Three-valued logic; what cannot change the answer any more is not evaluated. */
final class Logic {
  private Logic() {}

  static Closure and(Closure a, Closure b) {
    return fields -> {
      Object x = a.value(fields);
      if (Boolean.FALSE.equals(x)) {
        return false;
      }
      Object y = b.value(fields);
      return Boolean.FALSE.equals(y) ? Boolean.FALSE : unknownUnlessBoth(x, y, true);
    };
  }

  static Closure or(Closure a, Closure b) {
    return fields -> {
      Object x = a.value(fields);
      if (Boolean.TRUE.equals(x)) {
        return true;
      }
      Object y = b.value(fields);
      return Boolean.TRUE.equals(y) ? Boolean.TRUE : unknownUnlessBoth(x, y, false);
    };
  }

  private static @Nullable Boolean unknownUnlessBoth(
      @Nullable Object x, @Nullable Object y, Boolean known) {
    return x == null || y == null ? null : known;
  }

  static Closure not(Closure a) {
    return Strict.of(a, x -> !(Boolean) x);
  }

  /** IS TRUE and IS FALSE: never UNKNOWN. */
  static Closure is(Closure a, Boolean expected) {
    return fields -> expected.equals(a.value(fields));
  }

  static Closure choice(Closure condition, Closure then, Closure otherwise) {
    return fields ->
        (Boolean.TRUE.equals(condition.value(fields)) ? then : otherwise).value(fields);
  }
}
