package dev.sluice.core.expression;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** Calcite's messages in our words and with our names of types. */
final class CalciteMessages {
  private static final Pattern CANNOT_APPLY =
      Pattern.compile(
          "Cannot apply '(.*)' to arguments of type '(.*)'\\. Supported form\\(s\\): (.*)");
  private static final Pattern COMPARED =
      Pattern.compile("<(.*)> (?:=|<>|!=|<|<=|>|>=|IS (?:NOT )?DISTINCT FROM) <(.*)>");
  private static final Pattern TYPE_IN_BRACKETS = Pattern.compile("<([A-Z(][^<>]*)>");

  private record Replacement(Pattern pattern, String by) {
    static Replacement of(String regex, String by) {
      return new Replacement(Pattern.compile(regex), by);
    }
  }

  private static final List<Replacement> NAMES =
      List.of(
          Replacement.of("\\b(?:VARCHAR|CHAR)\\b(?:\\(\\d+\\))?|\\bCHARACTER\\b", "STRING"),
          Replacement.of("\\b(?:VARBINARY|BINARY)\\b(?:\\(\\d+\\))?", "BYTES"),
          Replacement.of("\\bINTEGER\\b", "INT"),
          Replacement.of("\\bTIMESTAMP_WITH_LOCAL_TIME_ZONE\\b", "TIMESTAMP_LTZ"),
          Replacement.of("\\bDATETIME\\b", "DATE, TIME or TIMESTAMP"),
          Replacement.of("\\bSYMBOL\\b, ", ""));

  private CalciteMessages() {}

  /** What Calcite says of a node, as one sentence. */
  static String plain(SqlNode node, Throwable problem) {
    String message =
        names(String.valueOf(problem.getMessage()).lines().findFirst().orElse("it has no type"));
    Matcher cannotApply = CANNOT_APPLY.matcher(message);
    if (cannotApply.matches()) {
      return cannotApply(cannotApply.group(1), cannotApply.group(2), cannotApply.group(3));
    }
    if (message.startsWith("Illegal mixing of types")) {
      return "its values have no common type; cast them to one";
    }
    if (message.startsWith("Illegal use of 'NULL'")) {
      return "NULL has no type here; write CAST(NULL AS type)";
    }
    if (message.startsWith("Expected a boolean type")) {
      return "a condition behind WHEN is BOOLEAN";
    }
    if (message.startsWith("Values in expression list")
        || message.startsWith("Values passed to IN")) {
      return "the values of IN have no common type";
    }
    if (message.startsWith("Invalid number of arguments") && node instanceof SqlCall call) {
      return "'"
          + call.getOperator().getName()
          + "' does not take "
          + operands(call.operandCount());
    }
    return message;
  }

  private static String operands(int count) {
    return count == 1 ? "1 operand" : count + " operands";
  }

  private static String cannotApply(String operator, String found, String supported) {
    Matcher compared = COMPARED.matcher(found);
    if (compared.matches()) {
      return compared.group(1) + " cannot be compared with " + compared.group(2);
    }
    if (operator.equals("-") && found.matches("<(?:DATE|TIME).*> - <(?:DATE|TIME).*>")) {
      return "the difference of timestamps is written TIMESTAMPDIFF(unit, from, to)";
    }
    String actual = TYPE_IN_BRACKETS.matcher(found).replaceAll("$1");
    String allowed = TYPE_IN_BRACKETS.matcher(supported).replaceAll("$1").replace("'", "");
    return actual + " has no meaning; possible: " + allowed;
  }

  private static String names(String message) {
    String result = message;
    for (Replacement replacement : NAMES) {
      result = replacement.pattern().matcher(result).replaceAll(replacement.by());
    }
    return result;
  }

  /** Why a value of this type is none of ours. */
  static String noType(RelDataType type) {
    if (type.getSqlTypeName() == SqlTypeName.NULL) {
      return "NULL has no type here; write CAST(NULL AS type)";
    }
    return names(type.toString()) + " is no type of fields";
  }
}
