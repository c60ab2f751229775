package dev.sluice.core.expression;

import dev.sluice.core.text.Similar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlOperator;

/** All functions and operators, by name and by operator. */
final class FunctionTable {
  static final FunctionTable ALL =
      new FunctionTable(
          Stream.of(
                  ComparisonFunctions.all(),
                  LogicFunctions.all(),
                  ArithmeticFunctions.all(),
                  StringFunctions.all(),
                  PatternFunctions.all(),
                  TemporalFunctions.all(),
                  TimeTextFunctions.all(),
                  CastFunctions.all(),
                  CollectionFunctions.all(),
                  JsonFunctions.all(),
                  DigestFunctions.all())
              .flatMap(Collection::stream)
              .toList());

  private final List<Function> functions;
  private final IdentityHashMap<SqlOperator, Function> byOperator = new IdentityHashMap<>();
  private final Map<String, Function> byName = new TreeMap<>();

  private FunctionTable(List<Function> functions) {
    this.functions = List.copyOf(functions);
    for (Function function : functions) {
      byOperator.put(function.operator(), function);
      if (function.operator() instanceof ScalarFunction named
          && byName.put(named.getName(), function) != null) {
        throw new IllegalStateException("two functions are called " + named.getName());
      }
    }
  }

  /** In the order of the documentation. */
  List<Function> functions() {
    return functions;
  }

  Optional<Function> named(String name) {
    return Optional.ofNullable(byName.get(name.toUpperCase(Locale.ROOT)));
  }

  Optional<Function> of(SqlOperator operator) {
    return Optional.ofNullable(byOperator.get(operator));
  }

  Optional<String> closest(String name) {
    return Similar.closest(name, new ArrayList<>(byName.keySet()));
  }
}
