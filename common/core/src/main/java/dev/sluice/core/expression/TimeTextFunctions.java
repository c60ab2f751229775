package dev.sluice.core.expression;

import dev.sluice.core.function.FromText;
import dev.sluice.core.function.Moments;
import dev.sluice.core.function.TimeFormat;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/** Timestamps from and to texts and epochs. Patterns are those of Java's DateTimeFormatter. */
final class TimeTextFunctions {
  private static final SqlOperandTypeChecker TEXT_OR_TWO =
      OperandTypes.or(Signatures.TEXT, Signatures.TEXT_TEXT);

  private TimeTextFunctions() {}

  static List<Function> all() {
    return List.of(
        row(
            new ScalarFunction(
                "DATE_FORMAT",
                Signatures.STRING,
                OperandTypes.family(SqlTypeFamily.DATETIME, SqlTypeFamily.CHARACTER)),
            "DATE_FORMAT(timestamp, pattern)",
            "The timestamp, written by a pattern.",
            "DATE_FORMAT(TIMESTAMP '2024-02-29 12:34:56', 'yyyy/MM/dd HH')",
            "2024/02/29 12",
            TimeTextFunctions::format),
        row(
            new ScalarFunction("TO_DATE", Signatures.DATE, TEXT_OR_TWO),
            "TO_DATE(text), TO_DATE(text, pattern)",
            "The date; fails if there is none.",
            "TO_DATE('29.02.2024', 'dd.MM.yyyy')",
            "2024-02-29",
            call ->
                call.size() == 1
                    ? Strict.of(call.closure(0), text -> FromText.toDate((String) text))
                    : parse(call, TimeFormat::parseDate)),
        row(
            new ScalarFunction(
                "TO_TIMESTAMP", binding -> timestamp(binding, SqlTypeName.TIMESTAMP), TEXT_OR_TWO),
            "TO_TIMESTAMP(text), TO_TIMESTAMP(text, pattern)",
            "The TIMESTAMP(3); fails if there is none.",
            "TO_TIMESTAMP('29.02.2024 12:00', 'dd.MM.yyyy HH:mm')",
            "2024-02-29 12:00:00.000",
            call ->
                call.size() == 1
                    ? Strict.of(
                        call.closure(0),
                        text -> Moments.truncate(FromText.toDateTime((String) text), 3))
                    : parse(call, (format, text) -> Moments.truncate(format.parse(text), 3))),
        row(
            new ScalarFunction(
                "TO_TIMESTAMP_LTZ",
                binding -> timestamp(binding, SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE),
                OperandTypes.or(
                    OperandTypes.family(SqlTypeFamily.INTEGER),
                    OperandTypes.family(SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER))),
            "TO_TIMESTAMP_LTZ(epoch, precision)",
            "The TIMESTAMP_LTZ(3) so many seconds (precision 0) or milliseconds (precision 3, or left out) after 1970.",
            "TO_TIMESTAMP_LTZ(-1, 3)",
            "1969-12-31 23:59:59.999",
            TimeTextFunctions::ofEpoch),
        row(
            new ScalarFunction("UNIX_TIMESTAMP", Signatures.BIGINT, TEXT_OR_TWO),
            "UNIX_TIMESTAMP(text), UNIX_TIMESTAMP(text, pattern)",
            "Seconds from 1970 to the timestamp in UTC. Without operands it would read the clock and is refused.",
            "UNIX_TIMESTAMP('1970-01-02 00:00:00')",
            "86400",
            call ->
                call.size() == 1
                    ? Strict.of(
                        call.closure(0),
                        text -> FromText.toDateTime((String) text).toEpochSecond(ZoneOffset.UTC))
                    : parse(
                        call, (format, text) -> format.parse(text).toEpochSecond(ZoneOffset.UTC))),
        row(
            new ScalarFunction(
                "FROM_UNIXTIME",
                Signatures.STRING,
                OperandTypes.or(
                    OperandTypes.family(SqlTypeFamily.INTEGER),
                    OperandTypes.family(SqlTypeFamily.INTEGER, SqlTypeFamily.CHARACTER))),
            "FROM_UNIXTIME(seconds), FROM_UNIXTIME(seconds, pattern)",
            "The moment so many seconds after 1970, written in UTC by a pattern (yyyy-MM-dd HH:mm:ss, if left out).",
            "FROM_UNIXTIME(86400)",
            "1970-01-02 00:00:00",
            TimeTextFunctions::fromUnixTime));
  }

  private static Function row(
      ScalarFunction operator,
      String usage,
      String meaning,
      String example,
      String result,
      Function.Builder builder) {
    return new Function(
        operator, Function.Subject.TEMPORAL, usage, meaning, example, result, builder);
  }

  private static RelDataType timestamp(SqlOperatorBinding binding, SqlTypeName name) {
    return binding
        .getTypeFactory()
        .createTypeWithNullability(
            binding.getTypeFactory().createSqlType(name, 3), Signatures.anyNullable(binding));
  }

  private static Closure format(Call call) {
    if (Units.isTime(call.type(0))) {
      throw call.rejected(
          call.node(0), ProblemCode.TYPE, "DATE_FORMAT takes a DATE or a timestamp, not a TIME");
    }
    Closure moment = call.closure(0);
    Prepared<TimeFormat> pattern = call.prepared(1, TimeFormat::writing);
    return fields -> {
      Object value = moment.value(fields);
      TimeFormat format = pattern.value(fields);
      return value == null || format == null ? null : format.format(Moments.dateTime(value));
    };
  }

  private interface Parse {
    Object apply(TimeFormat format, String text);
  }

  private static Closure parse(Call call, Parse parse) {
    Closure text = call.closure(0);
    Prepared<TimeFormat> pattern = call.prepared(1, TimeFormat::reading);
    return fields -> {
      String value = (String) text.value(fields);
      TimeFormat format = pattern.value(fields);
      return value == null || format == null ? null : parse.apply(format, value);
    };
  }

  private static Closure ofEpoch(Call call) {
    int precision = 3;
    if (call.size() == 2) {
      boolean literal =
          call.node(1) instanceof SqlLiteral number
              && ("0".equals(number.toValue()) || "3".equals(number.toValue()));
      if (!literal) {
        throw call.rejected(
            call.node(1), ProblemCode.LITERAL, "the precision is 0 (seconds) or 3 (milliseconds)");
      }
      precision = Integer.parseInt(String.valueOf(((SqlLiteral) call.node(1)).toValue()));
    }
    int digits = precision;
    return Strict.of(
        call.closure(0), epoch -> Moments.ofEpoch(((Number) epoch).longValue(), digits));
  }

  private static Closure fromUnixTime(Call call) {
    Closure seconds = call.closure(0);
    TimeFormat standard = TimeFormat.writing("yyyy-MM-dd HH:mm:ss");
    Prepared<TimeFormat> pattern =
        call.size() == 1 ? fields -> standard : call.prepared(1, TimeFormat::writing);
    return fields -> {
      Object value = seconds.value(fields);
      TimeFormat format = pattern.value(fields);
      return value == null || format == null
          ? null
          : format.format(Moments.dateTime(Moments.ofEpoch(((Number) value).longValue(), 0)));
    };
  }
}
