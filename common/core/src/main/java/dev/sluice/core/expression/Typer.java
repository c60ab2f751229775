package dev.sluice.core.expression;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.ParameterScope;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.jspecify.annotations.Nullable;

/**
 * Types a bound expression with Calcite's validator: from the leaves upwards, so that independent
 * mistakes are all found. Implicit casts are off, because they let {@code amount > 'x'} pass and
 * fail on the record.
 */
final class Typer {
  private final SourcePositions source;
  private final Validator validator;
  private final ParameterScope scope;
  private final List<Problem> problems = new ArrayList<>();

  Typer(Schema schema, TypeBridge types, SourcePositions source) {
    this.source = source;
    this.validator = new Validator(types);
    Map<String, RelDataType> fields = new HashMap<>();
    for (Field field : schema.fields()) {
      fields.put(field.name(), types.toCalcite(field.type()));
    }
    this.scope = new ParameterScope(validator, fields);
  }

  List<Problem> problems() {
    return problems;
  }

  /** The type of a node of a tree that {@link #check} found sound. */
  RelDataType type(SqlNode node) {
    return validator.deriveType(scope, node);
  }

  /** Whether the tree below the node has types; if not, the problems say why. */
  boolean check(@Nullable SqlNode node) {
    if (node == null) {
      return true;
    }
    boolean sound = true;
    if (node instanceof SqlCall call) {
      for (SqlNode operand : typedOperands(call)) {
        sound &= check(operand) && isNoStrayList(operand, call);
      }
      return sound && derive(node);
    }
    if (node instanceof SqlNodeList list) {
      for (SqlNode item : list) {
        sound &= check(item);
      }
      return sound;
    }
    boolean typed =
        node instanceof SqlLiteral
            || node instanceof SqlIdentifier
            || node instanceof SqlDataTypeSpec;
    return !typed || derive(node);
  }

  /** The parser lets a list stand wherever IN could end: {@code a IN (1, 2) LIKE b}. */
  private boolean isNoStrayList(SqlNode operand, SqlCall call) {
    boolean stray =
        operand instanceof SqlNodeList
            && switch (call.getKind()) {
              case IN, NOT_IN, CASE -> false;
              default -> true;
            };
    if (stray) {
      problems.add(
          source.problem(
              operand,
              ProblemCode.TYPE,
              "a list stands behind IN alone; put a IN (...) in brackets"));
    }
    return !stray;
  }

  private static List<SqlNode> typedOperands(SqlCall call) {
    return call.getKind() == SqlKind.DOT ? List.of(call.operand(0)) : call.getOperandList();
  }

  private boolean derive(SqlNode node) {
    try {
      if (node instanceof SqlLiteral literal) {
        validator.validateLiteral(literal);
      }
      if (node.getKind() == SqlKind.DOT && !hasMember((SqlCall) node)) {
        return false;
      }
      validator.deriveType(scope, node);
      return true;
    } catch (CalciteContextException e) {
      problems.add(problem(node, e));
    } catch (CalciteException e) {
      problems.add(source.problem(node, ProblemCode.TYPE, CalciteMessages.plain(node, e)));
    }
    return false;
  }

  private boolean hasMember(SqlCall dot) {
    RelDataType row = type(dot.operand(0));
    SqlNode member = dot.operand(1);
    if (!row.isStruct()) {
      problems.add(
          source.problem(
              dot, ProblemCode.TYPE, "'" + dot.operand(0) + "' is no ROW, it has no fields"));
      return false;
    }
    List<String> names = row.getFieldNames();
    boolean there = names.contains(member.toString());
    if (!there) {
      problems.add(
          source.unknownField(member.getParserPosition(), member.toString(), "row", names));
    }
    return there;
  }

  private Problem problem(SqlNode node, CalciteContextException e) {
    String message = CalciteMessages.plain(node, e.getCause() == null ? e : e.getCause());
    String code = node instanceof SqlLiteral ? ProblemCode.LITERAL : ProblemCode.TYPE;
    if (e.getPosLine() == 0) {
      return source.problem(node, code, message);
    }
    int start = source.offset(e.getPosLine(), e.getPosColumn());
    int end =
        Math.min(source.text().length(), source.offset(e.getEndPosLine(), e.getEndPosColumn()) + 1);
    return new Problem(code, start, Math.max(start, end), message, null);
  }

  private static final class Validator extends SqlValidatorImpl {
    Validator(TypeBridge types) {
      super(
          SqlStdOperatorTable.instance(),
          new CalciteCatalogReader(
              CalciteSchema.createRootSchema(false, false),
              List.of(),
              types.factory(),
              new CalciteConnectionConfigImpl(new Properties())) {
            @Override
            public @Nullable RelDataType getNamedType(SqlIdentifier name) {
              return CastTypes.named(name.getSimple(), types.factory()).orElse(null);
            }
          },
          types.factory(),
          SqlValidator.Config.DEFAULT
              .withTypeCoercionEnabled(false)
              .withCallRewrite(false)
              .withConformance(SqlSyntax.conformance()));
    }
  }
}
