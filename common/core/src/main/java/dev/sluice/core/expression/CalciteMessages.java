package dev.sluice.core.expression;

import java.util.regex.Pattern;

/** Calcite's messages in the words of our types. */
final class CalciteMessages {
  private static final Pattern STRING = Pattern.compile("\\b(?:VARCHAR|CHAR)(?:\\(\\d+\\))?");
  private static final Pattern BYTES = Pattern.compile("\\b(?:VARBINARY|BINARY)(?:\\(\\d+\\))?");
  private static final Pattern INT = Pattern.compile("\\bINTEGER\\b");
  private static final Pattern LOCAL_ZONED =
      Pattern.compile("\\bTIMESTAMP_WITH_LOCAL_TIME_ZONE\\b");

  private CalciteMessages() {}

  static String plain(Throwable problem) {
    String message =
        String.valueOf(problem.getMessage()).lines().findFirst().orElse("it has no type");
    message = STRING.matcher(message).replaceAll("STRING");
    message = BYTES.matcher(message).replaceAll("BYTES");
    message = INT.matcher(message).replaceAll("INT");
    return LOCAL_ZONED.matcher(message).replaceAll("TIMESTAMP_LTZ");
  }
}
