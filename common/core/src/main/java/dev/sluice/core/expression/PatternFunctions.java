package dev.sluice.core.expression;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LIKE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.NOT_LIKE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.NOT_SIMILAR_TO;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.SIMILAR_TO;

import dev.sluice.core.function.Patterns;
import java.util.List;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;

/**
 * Patterns: LIKE, SIMILAR TO and regular expressions of Java. A constant pattern is prepared once.
 */
final class PatternFunctions {
  private PatternFunctions() {}

  static List<Function> all() {
    return List.of(
        row(
            LIKE,
            "a LIKE pattern, a LIKE pattern ESCAPE e",
            "Whether all of a matches; % is any run of characters, _ any one. Without ESCAPE nothing escapes.",
            "'100%' LIKE '1__!%' ESCAPE '!'",
            "TRUE",
            Matching::like),
        row(
            NOT_LIKE,
            "a NOT LIKE pattern",
            "The opposite.",
            "'abc' NOT LIKE 'a%'",
            "FALSE",
            call -> Logic.not(Matching.like(call))),
        row(
            SIMILAR_TO,
            "a SIMILAR TO pattern",
            "Whether all of a matches an SQL regular expression.",
            "'abab' SIMILAR TO '(ab)+'",
            "TRUE",
            Matching::similar),
        row(
            NOT_SIMILAR_TO,
            "a NOT SIMILAR TO pattern",
            "The opposite.",
            "'abc' NOT SIMILAR TO 'a_c|x%'",
            "FALSE",
            call -> Logic.not(Matching.similar(call))),
        row(
            new ScalarFunction("REGEXP", Signatures.BOOLEAN, Signatures.TEXT_TEXT),
            "REGEXP(a, regex)",
            "Whether some part of a matches a Java regular expression.",
            "REGEXP('flight 42', '[0-9]+')",
            "TRUE",
            Matching::regexp),
        row(
            new ScalarFunction(
                "REGEXP_EXTRACT",
                Signatures.STRING_OR_NULL,
                OperandTypes.or(
                    Signatures.TEXT_TEXT,
                    OperandTypes.family(
                        SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER))),
            "REGEXP_EXTRACT(a, regex), REGEXP_EXTRACT(a, regex, group)",
            "The first match, or a group of it; NULL if nothing matches.",
            "REGEXP_EXTRACT('UA-42', '([A-Z]+)-', 1)",
            "UA",
            Matching::extract),
        row(
            new ScalarFunction("REGEXP_REPLACE", Signatures.STRING, Signatures.TEXT_TEXT_TEXT),
            "REGEXP_REPLACE(a, regex, b)",
            "With b for every match; $ has no meaning in b.",
            "REGEXP_REPLACE('4111 1111', '[0-9]', '*')",
            "**** ****",
            call -> {
              Closure text = call.closure(0);
              var pattern = call.prepared(1, Patterns::regex);
              Closure replacement = call.closure(2);
              return fields ->
                  Matching.replace(
                      (String) text.value(fields),
                      pattern.value(fields),
                      (String) replacement.value(fields));
            }));
  }

  private static Function row(
      SqlOperator operator,
      String usage,
      String meaning,
      String example,
      String result,
      Function.Builder builder) {
    return new Function(
        operator, Function.Subject.STRING, usage, meaning, example, result, builder);
  }
}
