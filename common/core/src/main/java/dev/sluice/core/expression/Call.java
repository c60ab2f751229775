package dev.sluice.core.expression;

import dev.sluice.core.function.FunctionException;
import dev.sluice.core.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** A function call on its way to a closure: its operands, their types and its own. */
final class Call {
  private final Translator translator;
  private final SqlCall call;

  Call(Translator translator, SqlCall call) {
    this.translator = translator;
    this.call = call;
  }

  int size() {
    return call.operandCount();
  }

  /** The operand as it was written. */
  SqlNode node(int operand) {
    return call.operand(operand);
  }

  /** The operand without the cast that Calcite wraps elements in; ours are converted by us. */
  SqlNode written(int operand) {
    SqlNode node = node(operand);
    return node instanceof SqlCall cast && cast.getOperator().equals(SqlStdOperatorTable.CAST)
        ? cast.operand(0)
        : node;
  }

  SqlNode whole() {
    return call;
  }

  Closure closure(int operand) {
    return translator.translate(node(operand));
  }

  Closure closure(SqlNode node) {
    return translator.translate(node);
  }

  List<Closure> closures() {
    List<Closure> closures = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      closures.add(closure(i));
    }
    return closures;
  }

  SqlType type(int operand) {
    return translator.type(node(operand));
  }

  SqlType type(SqlNode node) {
    return translator.type(node);
  }

  /** The type of the result. */
  SqlType type() {
    return translator.type(call);
  }

  List<SqlNode> list(SqlNode node) {
    return node instanceof SqlNodeList list ? List.copyOf(list.getList()) : List.of(node);
  }

  /** The operand as a value of another type. */
  Closure converted(SqlNode operand, SqlType to) {
    Closure closure = closure(operand);
    if (closure instanceof Closure.Constant constant && constant.constant() == null) {
      return closure;
    }
    SqlType from = type(operand);
    Strict.One cast =
        Casts.between(from, to)
            .orElseThrow(
                () ->
                    rejected(
                        operand,
                        ProblemCode.TYPE,
                        "a value of " + Casts.name(from) + " does not fit here"));
    if (cast == Casts.SAME) {
      return closure;
    }
    Closure converted = Strict.of(closure, cast);
    return closure instanceof Closure.Constant ? Translator.computed(converted) : converted;
  }

  /** Something prepared from an operand: once when it is constant, else for every record. */
  <T> Prepared<T> prepared(int operand, java.util.function.Function<String, T> preparation) {
    Closure closure = closure(operand);
    if (closure instanceof Closure.Constant constant) {
      if (!(constant.constant() instanceof String text)) {
        return fields -> null;
      }
      try {
        T value = preparation.apply(text);
        return fields -> value;
      } catch (FunctionException e) {
        throw rejected(node(operand), ProblemCode.LITERAL, String.valueOf(e.getMessage()));
      }
    }
    return new Prepared.Latest<>(closure, preparation);
  }

  Rejection rejected(SqlNode at, String code, String message) {
    return translator.rejected(at, code, message);
  }
}
