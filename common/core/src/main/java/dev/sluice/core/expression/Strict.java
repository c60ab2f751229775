package dev.sluice.core.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closures that are NULL as soon as one operand is NULL, which is what most functions of SQL are.
 */
final class Strict {
  private Strict() {}

  interface One {
    @Nullable Object apply(Object a);
  }

  interface Two {
    @Nullable Object apply(Object a, Object b);
  }

  interface Three {
    @Nullable Object apply(Object a, Object b, Object c);
  }

  interface Many {
    @Nullable Object apply(Object[] values);
  }

  static Closure of(Closure a, One function) {
    return fields -> {
      Object x = a.value(fields);
      return x == null ? null : function.apply(x);
    };
  }

  static Closure of(Closure a, Closure b, Two function) {
    return fields -> {
      Object x = a.value(fields);
      if (x == null) {
        return null;
      }
      Object y = b.value(fields);
      return y == null ? null : function.apply(x, y);
    };
  }

  static Closure of(Closure a, Closure b, Closure c, Three function) {
    return fields -> {
      Object x = a.value(fields);
      if (x == null) {
        return null;
      }
      Object y = b.value(fields);
      if (y == null) {
        return null;
      }
      Object z = c.value(fields);
      return z == null ? null : function.apply(x, y, z);
    };
  }

  static Closure of(List<Closure> operands, Many function) {
    Closure[] closures = operands.toArray(new Closure[0]);
    return fields -> {
      Object[] values = new Object[closures.length];
      for (int i = 0; i < closures.length; i++) {
        Object value = closures[i].value(fields);
        if (value == null) {
          return null;
        }
        values[i] = value;
      }
      return function.apply(values);
    };
  }
}
