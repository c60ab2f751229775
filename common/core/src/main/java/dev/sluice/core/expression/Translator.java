package dev.sluice.core.expression;

import dev.sluice.core.function.FunctionException;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.jspecify.annotations.Nullable;

/** Turns a typed expression into closures. What depends on no field is computed here, once. */
final class Translator {
  private static final Fields NO_FIELDS =
      field -> {
        throw new IllegalStateException("a constant reads no field");
      };

  private final Schema schema;
  private final Typer typer;
  private final TypeBridge types;
  private final SourcePositions source;
  // a set, because some operands are translated twice
  private final Set<Problem> problems = new LinkedHashSet<>();

  Translator(Schema schema, Typer typer, TypeBridge types, SourcePositions source) {
    this.schema = schema;
    this.typer = typer;
    this.types = types;
    this.source = source;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /**
   * The closure; of a node with a problem a NULL, which fits everywhere and so causes no further
   * problems.
   */
  Closure translate(SqlNode node) {
    try {
      return build(node);
    } catch (Rejection e) {
      problems.add(e.problem());
      return new Closure.Constant(null);
    }
  }

  private Closure build(SqlNode node) {
    if (node instanceof SqlLiteral literal) {
      return new Closure.Constant(Literals.value(literal, this));
    }
    if (node instanceof SqlIdentifier id) {
      return RowMembers.read(id.names, schema);
    }
    SqlCall call = (SqlCall) node;
    Function function =
        FunctionTable.ALL
            .of(call.getOperator())
            .orElseThrow(
                () -> new IllegalStateException(call.getOperator() + " was bound to nothing"));
    Closure closure = function.builder().build(new Call(this, call));
    return readsNoField(call) ? computed(closure) : closure;
  }

  SqlType type(SqlNode node) {
    return types
        .fromCalcite(typer.type(node))
        .orElseThrow(
            () -> rejected(node, ProblemCode.TYPE, CalciteMessages.noType(typer.type(node))));
  }

  Rejection rejected(SqlNode at, String code, String message) {
    return new Rejection(source.problem(at, code, message));
  }

  private static boolean readsNoField(@Nullable SqlNode node) {
    if (node instanceof SqlCall call) {
      return call.getOperandList().stream().allMatch(Translator::readsNoField);
    }
    if (node instanceof SqlNodeList list) {
      return list.stream().allMatch(Translator::readsNoField);
    }
    return !(node instanceof SqlIdentifier);
  }

  /**
   * The value of a closure over constants; a failing one stays, since a CASE may never come to it.
   */
  static Closure computed(Closure closure) {
    try {
      return new Closure.Constant(closure.value(NO_FIELDS));
    } catch (FunctionException e) {
      return closure;
    }
  }
}
