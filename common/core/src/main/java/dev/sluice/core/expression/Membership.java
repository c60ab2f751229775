package dev.sluice.core.expression;

import dev.sluice.core.schema.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** IN: constants of one kind are looked up in a set, everything else is compared one by one. */
final class Membership {
  private Membership() {}

  static Closure in(Call call) {
    List<SqlNode> candidates = call.list(call.node(1));
    Optional<Closure> lookup = lookup(call, candidates);
    if (lookup.isPresent()) {
      return lookup.get();
    }
    Closure found = new Closure.Constant(false);
    for (SqlNode candidate : candidates) {
      found =
          Logic.or(found, Comparisons.compare(call, call.node(0), candidate, order -> order == 0));
    }
    return found;
  }

  private static Optional<Closure> lookup(Call call, List<SqlNode> candidates) {
    Set<Object> keys = new HashSet<>();
    boolean hasNull = false;
    List<SqlType> types = new ArrayList<>(List.of(call.type(call.node(0))));
    for (SqlNode candidate : candidates) {
      if (!(call.closure(candidate) instanceof Closure.Constant constant)) {
        return Optional.empty();
      }
      Object value = constant.constant();
      if (value == null) {
        hasNull = true;
      } else {
        types.add(call.type(candidate));
        keys.add(key(value));
      }
    }
    if (!types.stream().allMatch(Membership::isWhole)
        && !types.stream().allMatch(Membership::isText)) {
      return Optional.empty();
    }
    Closure value = call.closure(0);
    @Nullable Boolean otherwise = hasNull ? null : Boolean.FALSE;
    return Optional.of(Strict.of(value, x -> keys.contains(key(x)) ? Boolean.TRUE : otherwise));
  }

  private static Object key(Object value) {
    return value instanceof Integer number ? (Object) number.longValue() : value;
  }

  private static boolean isWhole(SqlType type) {
    return Numbers.isNumber(type) && Numbers.width(type).compareTo(Numbers.Width.BIGINT) <= 0;
  }

  private static boolean isText(SqlType type) {
    return type instanceof SqlType.Plain plain && plain.kind() == SqlType.Kind.STRING;
  }
}
