package dev.sluice.runtime.format.json;

import dev.sluice.core.schema.SqlType;

/**
 * Whether the text of a date or timestamp is one, as far as its digits tell without making a value:
 * {@code 2001-12-28T23:59:59.999Z}. Any other form that is allowed, too, has to be read.
 */
final class TemporalForm {
  private static final int DATE = "2001-12-28".length();
  private static final int SECONDS = "2001-12-28T23:59:59".length();

  /** Every month has that day. */
  private static final int LAST_DAY = 28;

  private TemporalForm() {}

  /**
   * @param start behind the opening quote
   * @param end where the closing one is
   */
  static boolean isSurely(byte[] json, int start, int end, SqlType type) {
    if (type instanceof SqlType.Plain plain) {
      return plain.kind() == SqlType.Kind.DATE && end - start == DATE && isDate(json, start);
    }
    return type instanceof SqlType.Temporal temporal
        && switch (temporal.kind()) {
          case TIME -> false;
          case TIMESTAMP -> isTimestamp(json, start, end, temporal.precision());
          case TIMESTAMP_LTZ ->
              end > start
                  && json[end - 1] == 'Z'
                  && isTimestamp(json, start, end - 1, temporal.precision());
        };
  }

  private static boolean isTimestamp(byte[] json, int start, int end, int precision) {
    if (end - start < SECONDS
        || !isDate(json, start)
        || json[start + DATE] != 'T' && json[start + DATE] != ' '
        || number(json, start + DATE + 1, 0, 23) < 0
        || json[start + DATE + 3] != ':'
        || number(json, start + DATE + 4, 0, 59) < 0
        || json[start + DATE + 6] != ':'
        || number(json, start + DATE + 7, 0, 59) < 0) {
      return false;
    }
    int fraction = end - start - SECONDS;
    if (fraction == 0) {
      return true;
    }
    if (json[start + SECONDS] != '.' || fraction == 1 || fraction - 1 > precision) {
      return false;
    }
    for (int at = start + SECONDS + 1; at < end; at++) {
      if (!JsonScanner.isDigit(json[at])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDate(byte[] json, int start) {
    return number(json, start, 0, 99) >= 0
        && number(json, start + 2, 0, 99) >= 0
        && json[start] != '0'
        && json[start + 4] == '-'
        && number(json, start + 5, 1, 12) >= 0
        && json[start + 7] == '-'
        && number(json, start + 8, 1, LAST_DAY) >= 0;
  }

  /** Of two digits; -1 if it is not between the two. */
  private static int number(byte[] json, int at, int least, int most) {
    if (!JsonScanner.isDigit(json[at]) || !JsonScanner.isDigit(json[at + 1])) {
      return -1;
    }
    int value = 10 * (json[at] - '0') + json[at + 1] - '0';
    return value >= least && value <= most ? value : -1;
  }
}
