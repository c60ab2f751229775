package dev.sluice.core.expression;

import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.core.schema.SqlTypes;
import dev.sluice.core.schema.TypeProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Binds every name: fields to the schema, functions and types to ours. Reports all that are unknown
 * or refused.
 */
final class Binder extends SqlShuttle {
  /** Closures nest as deep as the expression, on a stack that they share with the whole job. */
  private static final int MAX_DEPTH = 400;

  private final Schema schema;
  private final SourcePositions source;
  private final List<Problem> problems = new ArrayList<>();
  private int depth;

  Binder(Schema schema, SourcePositions source) {
    this.schema = schema;
    this.source = source;
  }

  List<Problem> problems() {
    return problems;
  }

  @Override
  public @Nullable SqlNode visit(SqlIdentifier id) {
    if (id.isStar()) {
      report(
          id,
          ProblemCode.UNAVAILABLE,
          "'*' stands for many fields; an expression has one value",
          null);
      return id;
    }
    String name = id.names.get(0);
    if (schema.indexOf(name).isEmpty()) {
      reportUnknown(id, name);
      return id;
    }
    bindMembers(id);
    return id;
  }

  private void reportUnknown(SqlIdentifier id, String name) {
    Optional<RefusedNames.Refusal> refusal = RefusedNames.refusal(name.toUpperCase(Locale.ROOT));
    boolean alone = id.isSimple() && !id.isComponentQuoted(0);
    if (alone
        && refusal.isPresent()
        && refusal.get().code().equals(ProblemCode.NOT_DETERMINISTIC)) {
      report(id, refusal.get().code(), refusal.get().message(), null);
    } else {
      problems.add(
          source.unknownField(
              id.getComponentParserPosition(0), id.names.get(0), "record", schema.names()));
    }
  }

  private void bindMembers(SqlIdentifier id) {
    Schema at = schema;
    for (int i = 0; i < id.names.size(); i++) {
      String name = id.names.get(i);
      if (at.indexOf(name).isEmpty()) {
        problems.add(
            source.unknownField(id.getComponentParserPosition(i), name, "row", at.names()));
        return;
      }
      SqlType type = at.field(at.indexOf(name).getAsInt()).type();
      if (i + 1 < id.names.size()) {
        if (!(type instanceof SqlType.RowOf row)) {
          report(id, ProblemCode.TYPE, "'" + name + "' is no ROW, it has no fields", null);
          return;
        }
        at = row.schema();
      }
    }
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (depth == MAX_DEPTH) {
      if (problems.isEmpty()) {
        report(
            call,
            ProblemCode.UNAVAILABLE,
            "the expression is nested more than " + MAX_DEPTH + " deep",
            null);
      }
      return call;
    }
    depth++;
    SqlNode bound = bind(call);
    depth--;
    return bound;
  }

  private @Nullable SqlNode bind(SqlCall call) {
    SqlKind kind = call.getKind();
    if (kind.belongsTo(SqlKind.QUERY) || kind == SqlKind.SCALAR_QUERY || kind == SqlKind.EXISTS) {
      report(
          call,
          ProblemCode.NOT_SCALAR,
          "a query looks at many records; an expression sees one",
          null);
      return call;
    }
    if (kind == SqlKind.OVER || kind == SqlKind.FILTER || kind == SqlKind.WITHIN_GROUP) {
      report(
          call,
          ProblemCode.NOT_SCALAR,
          kind.sql + " looks at many records; an expression sees one",
          null);
      return call;
    }
    if (kind == SqlKind.LITERAL_CHAIN) {
      report(call, ProblemCode.SYNTAX, "two strings side by side; || joins them", null);
      return call;
    }
    if (kind == SqlKind.DOT) {
      SqlNode row = call.operand(0).accept(this);
      return new SqlBasicCall(
          call.getOperator(), Arrays.asList(row, call.operand(1)), call.getParserPosition());
    }
    return call.getOperator() instanceof SqlFunction ? bindFunction(call) : bindOperator(call);
  }

  private @Nullable SqlNode bindOperator(SqlCall call) {
    if (FunctionTable.ALL.of(call.getOperator()).isEmpty()) {
      report(call, ProblemCode.UNAVAILABLE, unavailable(call), null);
      return call;
    }
    return super.visit(call);
  }

  private static String unavailable(SqlCall call) {
    return call.getOperator().equals(SqlStdOperatorTable.MINUS_DATE)
        ? "the difference of timestamps is written TIMESTAMPDIFF(unit, from, to)"
        : "'"
            + call.getOperator().getName().toUpperCase(Locale.ROOT)
            + "' is not available in expressions";
  }

  private SqlNode bindFunction(SqlCall call) {
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    Optional<RefusedNames.Refusal> refusal = RefusedNames.refusal(name, call.operandCount());
    if (refusal.isPresent()) {
      report(call, refusal.get().code(), refusal.get().message(), null);
      return call;
    }
    Optional<Function> function = FunctionTable.ALL.named(name);
    if (function.isEmpty()) {
      String message = "'" + name + "' is not a function (the page common/functions.md lists all)";
      Problem problem = source.problem(call, ProblemCode.UNKNOWN_FUNCTION, message);
      Problem atName =
          new Problem(
              problem.code(),
              problem.start(),
              Math.min(problem.end(), problem.start() + name.length()),
              message,
              FunctionTable.ALL.closest(name).orElse(null));
      problems.add(atName);
    }
    List<@Nullable SqlNode> operands = new ArrayList<>();
    for (SqlNode operand : call.getOperandList()) {
      // only TRIM leaves an operand out, its characters, which are blanks then
      operands.add(
          operand == null
              ? SqlLiteral.createCharString(" ", call.getParserPosition())
              : operand.accept(this));
    }
    if (call.getFunctionQuantifier() != null) {
      report(
          call,
          ProblemCode.UNAVAILABLE,
          call.getFunctionQuantifier() + " is for many records",
          null);
    }
    return function.isEmpty()
        ? call
        : new SqlBasicCall(function.get().operator(), operands, call.getParserPosition());
  }

  @Override
  public @Nullable SqlNode visit(SqlLiteral literal) {
    if (!(literal instanceof SqlUnknownLiteral unknown)) {
      return literal;
    }
    try {
      return unknown.resolve(SqlTypeName.lookup(unknown.tag));
    } catch (CalciteException e) {
      report(
          literal, ProblemCode.LITERAL, "'" + unknown.getValue() + "' is no " + unknown.tag, null);
      return literal;
    }
  }

  @Override
  public SqlNode visit(SqlDynamicParam parameter) {
    report(parameter, ProblemCode.UNAVAILABLE, "'?' has no value here", null);
    return parameter;
  }

  @Override
  public SqlNode visit(SqlDataTypeSpec type) {
    Problem whole = whole(type);
    if (!CastTypes.isName(type)) {
      problems.add(whole);
      return type;
    }
    try {
      SqlTypes.parse(CastTypes.text(type, source.text().substring(whole.start(), whole.end())));
      if (!CastTypes.isKnown(type)) {
        problems.add(whole);
      }
    } catch (TypeProblemException e) {
      problems.add(
          new Problem(
              ProblemCode.UNKNOWN_TYPE,
              Math.min(whole.end(), whole.start() + e.start()),
              Math.min(whole.end(), whole.start() + e.end()),
              String.valueOf(e.getMessage()),
              e.suggestion()));
    }
    return type;
  }

  private Problem whole(SqlDataTypeSpec type) {
    String message = "a cast to ARRAY, MAP or ROW is not available";
    Problem name = source.problem(type, ProblemCode.UNKNOWN_TYPE, message);
    int end =
        CastTypes.hasPrecisionInName(type)
            ? source.text().indexOf(')', name.end() - 1) + 1
            : name.end();
    return new Problem(name.code(), name.start(), end, message, null);
  }

  private void report(SqlNode at, String code, String message, @Nullable String suggestion) {
    problems.add(withSuggestion(source.problem(at, code, message), suggestion));
  }

  private static Problem withSuggestion(Problem problem, @Nullable String suggestion) {
    return new Problem(
        problem.code(), problem.start(), problem.end(), problem.message(), suggestion);
  }
}
