package dev.sluice.core.expression;

import static dev.sluice.core.expression.Signatures.INT;
import static dev.sluice.core.expression.Signatures.STRING;
import static dev.sluice.core.expression.Signatures.STRING_OR_NULL;
import static dev.sluice.core.expression.Signatures.TEXT;
import static dev.sluice.core.expression.Signatures.TEXT_INT;
import static dev.sluice.core.expression.Signatures.TEXT_TEXT;
import static dev.sluice.core.expression.Signatures.TEXT_TEXT_TEXT;

import dev.sluice.core.function.Texts;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** String functions. Positions and lengths count characters, not bytes. */
final class StringFunctions {
  private static final SqlOperandTypeChecker TEXT_INT_INT =
      OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER);
  private static final SqlOperandTypeChecker TEXT_INT_TEXT =
      OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER, SqlTypeFamily.CHARACTER);
  private static final SqlOperandTypeChecker TEXT_TEXT_INT =
      OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER);

  private StringFunctions() {}

  static List<Function> all() {
    return List.of(
        row(
            SqlStdOperatorTable.CONCAT,
            "a || b",
            "Both, one behind the other; NULL if one is NULL.",
            "'a' || 'b'",
            "ab",
            call -> Strict.of(call.closure(0), call.closure(1), (a, b) -> (String) a + b)),
        row(
            new ScalarFunction("CONCAT", STRING, Signatures.texts(1)),
            "CONCAT(a, ...)",
            "All, one behind the other; NULL if one is NULL.",
            "CONCAT('a', 'b', 'c')",
            "abc",
            Joining::concat),
        row(
            new ScalarFunction("CONCAT_WS", Joining::type, Signatures.texts(2)),
            "CONCAT_WS(separator, a, ...)",
            "All that are not NULL, with the separator between them.",
            "CONCAT_WS('-', 'a', NULLIF('b', 'b'), 'c')",
            "a-c",
            Joining::join),
        row(
            new ScalarFunction("UPPER", STRING, TEXT),
            "UPPER(a)",
            "In capital letters.",
            "UPPER('abc')",
            "ABC",
            text(Texts::upper)),
        row(
            new ScalarFunction("LOWER", STRING, TEXT),
            "LOWER(a)",
            "In small letters.",
            "LOWER('ABC')",
            "abc",
            text(Texts::lower)),
        row(
            new ScalarFunction("INITCAP", STRING, TEXT),
            "INITCAP(a)",
            "Each word with a capital letter.",
            "INITCAP('new YORK')",
            "New York",
            text(Texts::capitalize)),
        row(
            new ScalarFunction("REVERSE", STRING, TEXT),
            "REVERSE(a)",
            "From back to front.",
            "REVERSE('abc')",
            "cba",
            text(Texts::reverse)),
        row(
            new ScalarFunction("CHAR_LENGTH", INT, TEXT),
            "CHAR_LENGTH(a)",
            "Number of characters.",
            "CHAR_LENGTH('Zürich')",
            "6",
            call -> Strict.of(call.closure(0), a -> Texts.length((String) a))),
        row(
            new ScalarFunction("CHARACTER_LENGTH", INT, TEXT),
            "CHARACTER_LENGTH(a)",
            "As CHAR_LENGTH.",
            "CHARACTER_LENGTH('')",
            "0",
            call -> Strict.of(call.closure(0), a -> Texts.length((String) a))),
        row(
            new ScalarFunction(
                "SUBSTRING", STRING_OR_NULL, OperandTypes.or(TEXT_INT, TEXT_INT_INT)),
            "SUBSTRING(a FROM start FOR length), SUBSTRING(a, start, length)",
            "Part from a position, counted from 1; 0 is 1, negative ones count from the end. A negative length gives "
                + "NULL.",
            "SUBSTRING('Flink' FROM 2 FOR 3)",
            "lin",
            StringFunctions::substring),
        row(
            new ScalarFunction("SUBSTR", STRING_OR_NULL, OperandTypes.or(TEXT_INT, TEXT_INT_INT)),
            "SUBSTR(a, start, length)",
            "As SUBSTRING.",
            "SUBSTR('Flink', -3)",
            "ink",
            StringFunctions::substring),
        row(
            new ScalarFunction("LEFT", STRING, TEXT_INT),
            "LEFT(a, length)",
            "The first characters.",
            "LEFT('abc', 2)",
            "ab",
            call ->
                Strict.of(
                    call.closure(0), call.closure(1), (a, n) -> Texts.left((String) a, count(n)))),
        row(
            new ScalarFunction("RIGHT", STRING, TEXT_INT),
            "RIGHT(a, length)",
            "The last characters.",
            "RIGHT('abc', 2)",
            "bc",
            call ->
                Strict.of(
                    call.closure(0), call.closure(1), (a, n) -> Texts.right((String) a, count(n)))),
        row(
            new ScalarFunction("LPAD", STRING_OR_NULL, TEXT_INT_TEXT),
            "LPAD(a, length, pad)",
            "Filled up in front, or cut, to a length; NULL if it is negative or pad is empty.",
            "LPAD('7', 3, '0')",
            "007",
            call ->
                Strict.of(
                    call.closure(0),
                    call.closure(1),
                    call.closure(2),
                    (a, n, pad) -> Texts.padLeft((String) a, count(n), (String) pad))),
        row(
            new ScalarFunction("RPAD", STRING_OR_NULL, TEXT_INT_TEXT),
            "RPAD(a, length, pad)",
            "Filled up behind, or cut, to a length.",
            "RPAD('ab', 5, 'xy')",
            "abxyx",
            call ->
                Strict.of(
                    call.closure(0),
                    call.closure(1),
                    call.closure(2),
                    (a, n, pad) -> Texts.padRight((String) a, count(n), (String) pad))),
        row(
            new ScalarFunction("REPEAT", STRING, TEXT_INT),
            "REPEAT(a, times)",
            "Several times.",
            "REPEAT('ab', 2)",
            "abab",
            call ->
                Strict.of(
                    call.closure(0),
                    call.closure(1),
                    (a, n) -> Texts.repeat((String) a, count(n)))),
        row(
            new ScalarFunction(
                "TRIM",
                STRING,
                OperandTypes.family(
                    SqlTypeFamily.ANY, SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER)),
            "TRIM(a), TRIM(BOTH x FROM a), TRIM(LEADING x FROM a), TRIM(TRAILING x FROM a)",
            "Without the characters of x (blanks, if left out) at both ends or one.",
            "TRIM(LEADING '0' FROM '007')",
            "7",
            Trimming::trim),
        row(
            new ScalarFunction("LTRIM", STRING, OperandTypes.or(TEXT, TEXT_TEXT)),
            "LTRIM(a), LTRIM(a, x)",
            "As TRIM(LEADING x FROM a).",
            "LTRIM('  a')",
            "a",
            call -> Trimming.trim(call, Texts::trimLeft)),
        row(
            new ScalarFunction("RTRIM", STRING, OperandTypes.or(TEXT, TEXT_TEXT)),
            "RTRIM(a), RTRIM(a, x)",
            "As TRIM(TRAILING x FROM a).",
            "RTRIM('a!!', '!')",
            "a",
            call -> Trimming.trim(call, Texts::trimRight)),
        row(
            new ScalarFunction("POSITION", INT, OperandTypes.or(TEXT_TEXT, TEXT_TEXT_INT)),
            "POSITION(x IN a)",
            "Where x first occurs in a, counted from 1; 0 if nowhere.",
            "POSITION('in' IN 'Flink')",
            "3",
            Joining::position),
        row(
            new ScalarFunction("LOCATE", INT, OperandTypes.or(TEXT_TEXT, TEXT_TEXT_INT)),
            "LOCATE(x, a), LOCATE(x, a, from)",
            "As POSITION, from a position on.",
            "LOCATE('a', 'banana', 3)",
            "4",
            Joining::position),
        row(
            new ScalarFunction("REPLACE", STRING, TEXT_TEXT_TEXT),
            "REPLACE(a, x, y)",
            "With y for every x.",
            "REPLACE('a-b-c', '-', '')",
            "abc",
            call ->
                Strict.of(
                    call.closure(0),
                    call.closure(1),
                    call.closure(2),
                    (a, x, y) ->
                        ((String) x).isEmpty() ? a : ((String) a).replace((String) x, (String) y))),
        row(
            new ScalarFunction("SPLIT_INDEX", STRING_OR_NULL, TEXT_TEXT_INT),
            "SPLIT_INDEX(a, separator, index)",
            "The part with this index, counted from 0; NULL if there is none.",
            "SPLIT_INDEX('a,b,c', ',', 1)",
            "b",
            call ->
                Strict.of(
                    call.closure(0),
                    call.closure(1),
                    call.closure(2),
                    (a, separator, index) ->
                        Texts.split((String) a, (String) separator, count(index)))));
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

  private static Function.Builder text(UnaryOperator<String> function) {
    return call -> Strict.of(call.closure(0), a -> function.apply((String) a));
  }

  private static Closure substring(Call call) {
    if (call.size() == 2) {
      return Strict.of(
          call.closure(0), call.closure(1), (a, from) -> Texts.substring((String) a, count(from)));
    }
    return Strict.of(
        call.closure(0),
        call.closure(1),
        call.closure(2),
        (a, from, length) -> Texts.substring((String) a, count(from), count(length)));
  }

  /** A BIGINT beyond the INT range means as much as the end of that range: no string is longer. */
  static int count(Object number) {
    long count = ((Number) number).longValue();
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, count));
  }
}
