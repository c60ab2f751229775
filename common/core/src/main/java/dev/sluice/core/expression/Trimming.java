package dev.sluice.core.expression;

import dev.sluice.core.function.Texts;
import java.util.function.BinaryOperator;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.fun.SqlTrimFunction;

/** TRIM and its kin. */
final class Trimming {
  private Trimming() {}

  /** TRIM(side characters FROM text), as the parser leaves it: side, characters, text. */
  static Closure trim(Call call) {
    SqlTrimFunction.Flag side = ((SqlLiteral) call.node(0)).getValueAs(SqlTrimFunction.Flag.class);
    BinaryOperator<String> trimming =
        switch (side) {
          case LEADING -> Texts::trimLeft;
          case TRAILING -> Texts::trimRight;
          case BOTH ->
              (text, characters) -> Texts.trimRight(Texts.trimLeft(text, characters), characters);
        };
    return of(call.closure(2), call.closure(1), trimming);
  }

  /** LTRIM(text) or LTRIM(text, characters). */
  static Closure trim(Call call, BinaryOperator<String> trimming) {
    return of(
        call.closure(0), call.size() == 1 ? new Closure.Constant(" ") : call.closure(1), trimming);
  }

  private static Closure of(Closure text, Closure characters, BinaryOperator<String> trimming) {
    return Strict.of(text, characters, (a, x) -> trimming.apply((String) a, (String) x));
  }
}
