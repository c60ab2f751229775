package dev.sluice.core.expression;

import java.util.List;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/** CAST and TRY_CAST. */
final class CastFunctions {
  private static final SqlReturnTypeInference TARGET =
      binding ->
          binding
              .getTypeFactory()
              .createTypeWithNullability(
                  binding.getOperandType(1), binding.getOperandType(0).isNullable());

  private CastFunctions() {}

  static List<Function> all() {
    return List.of(
        new Function(
            new ScalarFunction("CAST", TARGET, Signatures.anything(2, 2)),
            Function.Subject.CAST,
            "CAST(a AS type)",
            "The value in another type; fails where there is none. To a whole number digits after the point are dropped; "
                + "timestamps and strings meet in UTC.",
            "CAST(' 42 ' AS INT)",
            "42",
            call -> cast(call)),
        new Function(
            new ScalarFunction("TRY_CAST", Signatures.orNull(TARGET), Signatures.anything(2, 2)),
            Function.Subject.CAST,
            "TRY_CAST(a AS type)",
            "As CAST, and NULL where that fails.",
            "TRY_CAST('n/a' AS INT)",
            "NULL",
            call -> tryCast(call)));
  }

  private static Closure cast(Call call) {
    Closure closure = call.closure(0);
    if (Comparisons.isNull(closure)) {
      return closure;
    }
    Strict.One cast = between(call);
    return cast == Casts.SAME ? closure : Strict.of(closure, cast);
  }

  private static Closure tryCast(Call call) {
    Closure closure = call.closure(0);
    return Comparisons.isNull(closure) ? closure : Strict.of(closure, Casts.orNull(between(call)));
  }

  private static Strict.One between(Call call) {
    return Casts.between(call.type(0), call.type())
        .orElseThrow(
            () ->
                call.rejected(
                    call.whole(),
                    ProblemCode.TYPE,
                    Casts.name(call.type(0)) + " cannot be cast to " + Casts.name(call.type())));
  }
}
